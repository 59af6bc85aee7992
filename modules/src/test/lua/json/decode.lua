-- How JSON becomes values.
local function text_of(value)
    if type(value) ~= "table" then
        return type(value) == "string" and string.format("%q", value) or tostring(value)
    end
    local keys = {}
    for k in pairs(value) do
        keys[#keys + 1] = k
    end
    table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
    for i, k in ipairs(keys) do
        keys[i] = tostring(k) .. "=" .. text_of(value[k])
    end
    return "{" .. table.concat(keys, " ") .. "}"
end

local function show(text)
    local value, err = json.decode(text)
    if err then
        io.print(err:kind(), err:retryable(), err)
    else
        io.print(text_of(value), math.type(value) or type(value))
    end
end

local function main()
    show('{"name":"Bob","active":true,"gone":null,"list":[1,2.5,"x",[]]}')
    show(" [ 10 , 20 ]\n")
    show("0")
    show("-0")
    show("-12")
    show("1.0")
    show("1e3")
    show("9223372036854775807")
    show("-9223372036854775808")
    show("9223372036854775808")
    show("1E-7")
    show('"a\\"\\\\\\/\\b\\f\\n\\r\\tz"')
    show('"\\u00e9\\u4e16\\ud83d\\ude00\\u0000"')
    show('"Grüße 😀"')
    show("null")
    show("[1,null,3]")
    io.print(#json.decode("[1,null,3]"), json.encode(json.decode("[1,null,3]")))
    io.print(json.encode(json.decode('{"a":{},"b":[],"c":{"d":null}}')))
    show("1 and what follows")
    show('{"a":1}}')

    show("")
    show("   ")
    show("not valid json")
    show("nul")
    show("[1,2")
    show("[1 2]")
    show("[1,]")
    show('{"a" 1}')
    show('{"a":1,}')
    show("{a:1}")
    show('{"a":1,"b":2,"a":3}')
    show('{"a":null,"a":null}')
    show("01")
    io.print((json.decode("01")))
    show("-")
    show("1.")
    show(".5")
    show("+1")
    show("1e")
    show("1e999")
    show('"open')
    show('"tab\there"')
    show('"\\x"')
    show('"\\u12g4"')
    show('"\\ud83d"')
    show('"\\ude00"')
    show('"\\ud83d\\u0041"')
    show('"\xff"')
    show('"\xc0\x80"')
    show('[1,\n  2,\n  é]')
    show("\xef\xbb\xbf1")
    show(("["):rep(10001))
    io.print(type(json.decode(("["):rep(10000) .. ("]"):rep(10000))))
    show(nil)
    show(12)
    show({})

    -- There and back.
    local before = { list = { 1, 2, { x = "y" } }, text = "Grüße \0 \"", flag = false, number = 1.5 }
    local after = json.decode(json.encode(before))
    io.print(text_of(before) == text_of(after))
    for _, number in ipairs { 0.1, 1e21, 1.7976931348623157e308, 5e-324, 123456789012345680 } do
        io.print(json.decode(json.encode(number)) == number)
    end
    local bytes = {}
    for i = 1, 127 do
        bytes[i] = string.char(i)
    end
    local all = table.concat(bytes)
    io.print(json.decode(json.encode(all)) == all)
end

return { main = main }
