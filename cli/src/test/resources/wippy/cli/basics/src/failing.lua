local function parse(input)
    local data, err = json.decode(input)
    if err then
        return nil, errors.wrap(err, "decode failed")
    end
    return data
end

local function main()
    io.print(parse('{"a": [1, 2.5, null, "x"]}').a[2])
    local data, err = parse("{")
    io.print(data, type(err), err:kind(), err:retryable())
    return parse("[1,")
end

return { main = main }
