-- The test vectors of RFC 4648 §10, and bytes of every value.
local function show(value, err)
    io.print(value, err and err:kind(), err and err:retryable(), err)
end

local function main()
    for _, text in ipairs { "", "f", "fo", "foo", "foob", "fooba", "foobar" } do
        local encoded = base64.encode(text)
        io.print("[" .. encoded .. "]", base64.decode(encoded) == text)
    end
    local bytes = {}
    for i = 0, 255 do
        bytes[#bytes + 1] = string.char(i)
    end
    local all = table.concat(bytes)
    io.print(#base64.encode(all), base64.decode(base64.encode(all)) == all)
    io.print(base64.decode("Zm9v\r\nYmFy\n"), base64.encode("\xfb\xff"))
    io.print(base64.encode(12), base64.encode(errors.new("Man")))

    show(base64.decode("Zg"))
    show(base64.decode("Zg="))
    show(base64.decode("Z==="))
    show(base64.decode("Zm9*"))
    show(base64.decode("-_8="))
    show(base64.decode("Zg==Zg=="))
    show(base64.encode())
    show(base64.encode({}))
    show(base64.decode(true))
end

return { main = main }
