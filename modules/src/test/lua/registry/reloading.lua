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

-- Starts a call that has used the library once, and will again when it may go on.
local function begin()
    local future = funcs.async("test:slow", process.pid())
    local caller = process.inbox():receive():from()
    return future, function() process.send(caller, "go") end
end

local function main()
    io.print(funcs.call("test:caller"))
    local running, go = begin()
    local before = registry.current_version()
    io.print(apply(function(changes) changes:update(library("new")) end))
    io.print(funcs.call("test:caller"))
    local later, go_later = begin()
    go_later()
    go()
    io.print(later:response():receive():data())
    io.print(running:response():receive():data())

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
