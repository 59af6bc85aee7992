-- What can be changed, and who sees it.
local function set(name, value)
    local done, err = env.set(name, value)
    io.print(name, done, err and err:kind(), err)
end

local function main()
    set("LEVEL", "debug")
    io.print(env.get("LEVEL"), funcs.call("test:other", "LEVEL"), env.get_all().LEVEL)
    set("LEVEL", "")
    io.print(env.get("LEVEL") == "")
    set("private", "known")
    io.print(env.get("test:private"))
    set("LIMIT", 7)
    io.print(env.get("LIMIT"), math.type(env.get("LIMIT")))
    -- A router writes to the first storage that takes it, and still reads the first that has it.
    set("ROUTED", "by the router")
    io.print(env.get("ROUTED"))
    set("SIDE", "right")
    io.print(env.get("SIDE"))
    -- Errors.
    set("LOCKED", "open")
    set("SEALED", "open")
    set("HOME_OF_TESTS", "/")
    set("PORT", "1")
    set("GONE", "x")
    set("", "x")
    io.print(env.get("LOCKED"), env.get("SEALED"), env.get("PORT"))
    io.print(pcall(env.set, "LEVEL"))
    io.print(pcall(env.set, "LEVEL", {}))
end

return { main = main }
