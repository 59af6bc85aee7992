-- Payloads and their formats.
local function main()
    local p = payload.new({ name = "test", list = { 1, 2 } })
    io.print(p:get_format(), tostring(p), p:data().name, #p:unmarshal().list)
    io.print(payload.new("hello"):get_format(), payload.new(nil):data(), payload.new(42.5):data(), payload.new(true):data())
    local e = payload.new(errors.new("failed"))
    io.print(e:get_format(), e:data())

    local text = p:transcode(payload.format.JSON)
    io.print(text:get_format(), text:data().name, text:unmarshal().list[2])
    io.print(text:transcode(payload.format.STRING):data())
    io.print(text:transcode(payload.format.BYTES):get_format(), text:transcode(payload.format.LUA):data().name)
    io.print(p:transcode(payload.format.LUA) == p)
    io.print(payload.new(5):transcode(payload.format.STRING):data(), e:transcode(payload.format.STRING):data())

    for _, format in ipairs { payload.format.STRING, payload.format.ERROR, "no/format" } do
        local none, err = p:transcode(format)
        io.print(none, err:kind(), err)
    end
    local none, err = payload.new({ 1, x = 2 }):transcode(payload.format.JSON)
    io.print(none, err:kind(), err)

    -- YAML and MessagePack, there and back.
    local value = {
        name = "Grüße",
        list = { 1, -1, 2.5, {}, true, "yes", "1.0", "a: b\nc" },
        deep = { { x = {} } },
        [2.5] = "fraction",
    }
    for _, format in ipairs { payload.format.YAML, payload.format.MSGPACK, payload.format.GOLANG } do
        local other = payload.new(value):transcode(format)
        local back = other:transcode(payload.format.LUA):data()
        io.print(other:get_format(), back.name, back[2.5], json.encode(back.list), json.encode(back.deep), json.encode(other:data().list))
    end
    io.write(payload.new(value):transcode(payload.format.YAML):transcode(payload.format.STRING):data())
    io.write(payload.new("x"):transcode(payload.format.YAML):transcode(payload.format.BYTES):data())

    local function bytes(number)
        local text = payload.new(number):transcode(payload.format.MSGPACK):transcode(payload.format.BYTES):data()
        return (text:gsub(".", function(c) return string.format("%02x", c:byte()) end))
    end
    io.print(bytes(0), bytes(127), bytes(128), bytes(-32), bytes(-33), bytes(255), bytes(256), bytes(-129), bytes(65535))
    io.print(bytes(65536), bytes(-32769), bytes(4294967295), bytes(4294967296), bytes(math.mininteger), bytes(1.5))
    io.print(bytes("a"), bytes("\xff"), bytes(nil), bytes(true), bytes({}), bytes({ a = 1 }), bytes(errors.new("e")))
    for _, n in ipairs { 31, 32, 255, 256, 65536 } do
        local text = ("x"):rep(n)
        local list = {}
        for i = 1, n do
            list[i] = i
        end
        io.print(n, payload.new(text):transcode(payload.format.MSGPACK):data() == text,
            #payload.new(list):transcode(payload.format.MSGPACK):data(), bytes(text):sub(1, 10), bytes(list):sub(1, 10))
    end

    local cycle = {}
    cycle[1] = cycle
    for _, format in ipairs { payload.format.YAML, payload.format.MSGPACK } do
        for _, wrong in ipairs { { 1, x = 2 }, { 1, nil, 3 }, cycle } do
            local none, err = payload.new(wrong):transcode(format)
            io.print(none, err:kind(), err)
        end
    end
    local names = {}
    for name, text in pairs(payload.format) do
        names[#names + 1] = name .. "=" .. text
    end
    table.sort(names)
    io.print(table.concat(names, " "))
    io.print(pcall(p.transcode, p))
    io.print(pcall(p.data, 1))
end

return { main = main }
