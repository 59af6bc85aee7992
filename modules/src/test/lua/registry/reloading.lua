-- Code that changes while it runs.
local function library(text)
    local source = 'return { name = function() return "' .. text .. '" end }'
    return { id = "test:lib", kind = "library.lua", data = { source = source } }
end

local function apply(stage)
    local changes = registry.snapshot():changes()
    stage(changes)
    local version, err = changes:apply()
    return version or err
end

local function main()
    io.print(funcs.call("test:caller"))
    local running = funcs.async("test:slow")
    time.sleep("10ms")
    local before = registry.current_version()
    io.print(apply(function(changes) changes:update(library("new")) end))
    io.print(funcs.call("test:caller"))
    io.print(funcs.call("test:slow"))
    io.print((running:response():receive():data()))

    -- What was deleted is used by those who have it, until it is there again.
    io.print(apply(function(changes) changes:delete("test:lib") end))
    io.print(funcs.call("test:caller"))
    io.print(apply(function(changes) changes:create(library("again")) end))
    io.print(funcs.call("test:caller"))
    io.print(registry.apply_version(before))
    io.print(funcs.call("test:caller"))

    -- A function that is made and goes.
    local made = { id = "test:made", kind = "function.lua", data = { source = "return function(a) return a + 1 end", method = "main" } }
    io.print(apply(function(changes) changes:create(made) end))
    io.print(funcs.call("test:made", 1))
    apply(function(changes) changes:delete("test:made") end)
    io.print(select(2, funcs.call("test:made", 1)):kind())
end

return { main = main }
