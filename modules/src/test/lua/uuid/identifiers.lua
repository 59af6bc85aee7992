-- Identifiers of each version, and what can be read from them.
local DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

local function show(value, err)
    io.print(value, err and err:kind(), err and err:retryable(), err)
end

local function info(id)
    local i = uuid.parse(id)
    io.print(i.version, i.variant, i.timestamp, i.node)
end

local function main()
    -- RFC 9562, appendix A.
    io.print(uuid.v3(DNS, "www.example.com"), uuid.v5(DNS, "www.example.com"))
    info("C232AB00-9414-11EC-B3C8-9F6BDECED846")
    info("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
    info("919108f7-52d1-4320-9bac-f847db4148a8")
    info("00000000-0000-0000-0000-000000000000")
    info("00000000-0000-0000-c000-000000000000")
    info("ffffffff-ffff-ffff-ffff-ffffffffffff")

    local now = os.time()
    for _, version in ipairs { 1, 4, 7 } do
        local make = uuid["v" .. version]
        local seen, last, ascend = {}, "", true
        for _ = 1, 1000 do
            local id = make()
            assert(not seen[id] and #id == 36 and uuid.version(id) == version and uuid.variant(id) == "RFC4122", id)
            seen[id] = true
            ascend = ascend and id > last
            last = id
        end
        local i = uuid.parse(last)
        io.print(version, version ~= 7 or ascend, i.timestamp == nil or math.abs(i.timestamp - now) < 60, i.node and #i.node)
    end
    -- A random node says so by the lowest bit of its first byte.
    io.print(tonumber(uuid.parse((uuid.v1())).node:sub(2, 2), 16) % 2)

    io.print(uuid.version((uuid.v4())), uuid.version((uuid.v7())))
    io.print(uuid.format(DNS), uuid.format(DNS, "standard"))
    io.print(uuid.format(DNS, "simple"), uuid.format(DNS, "urn"))
    local upper = DNS:upper()
    io.print(uuid.format(upper), uuid.format("urn:uuid:" .. DNS, "simple"), uuid.format("{" .. DNS .. "}", "simple"))
    for _, value in ipairs { DNS, upper, "{" .. DNS .. "}", "urn:uuid:" .. DNS, (DNS:gsub("-", "")), 12, {}, "",
        DNS .. "0", DNS:sub(2), DNS:gsub("-", "+"), DNS:gsub("6", "g"), "(" .. DNS .. ")", ("-"):rep(36) } do
        io.write(tostring(uuid.validate(value)), " ")
    end
    io.print(uuid.validate(nil))

    show(uuid.v3("none", "name"))
    show(uuid.v5(DNS))
    show(uuid.v5(nil, "name"))
    show(uuid.version("none"))
    show(uuid.variant({}))
    show(uuid.parse(""))
    show(uuid.format("none"))
    show(uuid.format(DNS, "base64"))
    show(uuid.format(DNS, {}))
end

return { main = main }
