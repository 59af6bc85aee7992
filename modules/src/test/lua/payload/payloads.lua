-- Payloads and their formats.
local function main()
    local p = payload.new({ name = "test", list = { 1, 2 } })
    io.print(p:get_format(), tostring(p), p:data().name, #p:unmarshal().list)
    io.print(payload.new("hello"):get_format(), payload.new(nil):data(), payload.new(42.5):data(), payload.new(true):data())
    local e = payload.new(errors.new("failed"))
    io.print(e:get_format(), e:data())

    local json = p:transcode(payload.format.JSON)
    io.print(json:get_format(), json:data().name, json:unmarshal().list[2])
    io.print(json:transcode(payload.format.STRING):data())
    io.print(json:transcode(payload.format.BYTES):get_format(), json:transcode(payload.format.LUA):data().name)
    io.print(p:transcode(payload.format.LUA) == p)
    io.print(payload.new(5):transcode(payload.format.STRING):data(), e:transcode(payload.format.STRING):data())

    for _, format in ipairs { payload.format.STRING, "no/format" } do
        local none, err = p:transcode(format)
        io.print(none, err:kind(), err)
    end
    local none, err = payload.new({ 1, x = 2 }):transcode(payload.format.JSON)
    io.print(none, err:kind(), err)
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
