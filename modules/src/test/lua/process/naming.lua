-- Names of processes.
local registry = process.registry

local function main()
    local me = process.pid()
    io.print(registry.register("me"), registry.lookup("me") == me)
    io.print(registry.register("me"), registry.register("also me", me, registry.LOCAL))
    local events = process.events()
    local other = process.spawn_monitored("test:waiting", "test:processes")
    local ok, err = registry.register("me", other)
    io.print(ok, err:kind(), err)
    io.print(registry.register("other", other), registry.lookup("other") == other)

    -- A name stands for its process everywhere.
    process.send("me", "by name", 1)
    io.print(process.inbox():receive():topic())
    io.print(process.cancel("other", "by name"))
    io.print(events:receive().result.value)

    -- Names end with their process.
    ok, err = registry.lookup("other")
    io.print(ok, err:kind(), err)
    ok, err = process.send("other", "t")
    io.print(ok, err:kind())
    io.print(registry.unregister("me"), registry.unregister("me"), registry.lookup("also me") == me)

    ok, err = registry.register("late", other)
    io.print(ok, err:kind())
    ok, err = registry.register("")
    io.print(ok, err:kind(), err)
    ok, err = registry.register("{test:processes|0x12345}")
    io.print(ok, err:kind(), err)
    ok, err = registry.register("name", me, registry.STRONG)
    io.print(ok, err:kind(), err)
    ok, err = registry.register("name", me, 7)
    io.print(ok, err:kind(), err)
    ok, err = registry.unregister("me", registry.EVENTUAL)
    io.print(ok, err:kind())
    io.print(registry.LOCAL, registry.EVENTUAL, registry.CONSISTENT, registry.STRONG)
    io.print(pcall(registry.register))
    io.print(pcall(registry.lookup, {}))
    io.print(pcall(registry.register, "x", me, "local"))
end

return { main = main }
