-- Where values come from, and what names mean.
local function show(name)
    local value, err = env.get(name)
    if err then
        io.print(name, value, err:kind(), err:retryable(), err)
    else
        io.print(name, value)
    end
end

local function main()
    show("HOME_OF_TESTS")
    show("LEVEL")
    show("LIMIT")
    show("FROM_FILE")
    show("QUOTED")
    show("SIDE")
    show("PORT")
    io.print(#env.get("EMPTY"))
    -- By entry: a full id, and a bare name in the caller's namespace.
    show("test:level")
    show("private")
    show("test:private")
    -- Errors.
    show("UNSET")
    show("LEVLE")
    show("other:private")
    show("")
    io.print(pcall(env.get))
    io.print(pcall(env.get, {}))

    local all = env.get_all()
    local names = {}
    for name in pairs(all) do
        names[#names + 1] = name
    end
    io.print(table.concat(names, " "))
    io.print(all.LEVEL, all.UNSET, all.private, all.EMPTY == "")
    all.LEVEL = "changed"
    io.print(env.get_all().LEVEL)
end

return { main = main }
