-- Functions give a result or an error, and errors wrap each other.
local function parse(text)
    local data, err = json.decode(text)
    if err then
        return nil, errors.wrap(err, "the settings are no JSON")
    end
    return data
end

local function main()
    io.print(parse('{"port": 8080}').port)
    local data, err = parse("{port")
    io.print(data, err ~= nil, err:kind(), tostring(err))
    return 0
end

return { main = main }
