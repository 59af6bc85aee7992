-- Processes that go on with other code.
local me = process.pid()
local events = process.events()
local reports = process.listen("report")

local function ask(pid, topic, ...)
    process.send(pid, topic, ...)
    return (reports:receive())
end

local function main()
    local pid = process.spawn_monitored("test:renewing", "test:processes", me, { count = 1 })
    process.registry.register("renewing", pid)
    io.print(ask(pid, "add", 2))

    -- The same code begins again. What was sent after the request, it finds.
    process.send(pid, "upgrade", "")
    process.send(pid, "add", 10)
    io.print((reports:receive()))
    io.print((reports:receive()))
    -- The task of the old code that listened to this is gone.
    io.print(ask(pid, "poke"))

    -- Other code, in a coroutine and under pcall; the name stands for the same process.
    process.send("renewing", "upgrade", "test:renewed")
    io.print((reports:receive()))
    process.send("renewing", "who")
    local id, same, links, upgradable = table.unpack((reports:receive()))
    io.print(id, same == pid, links, upgradable)
    io.print(process.registry.lookup("renewing") == pid)

    -- Nothing is lost or changes its order, however often.
    local counting = process.spawn_monitored("test:counting", "test:processes", 1)
    for i = 1, 1000 do
        process.send(counting, "number", i)
        process.send(counting, "other", i)
    end
    local counted = events:receive().result
    io.print(counted.value, counted.error)

    -- What cannot be: the process goes on as it is.
    for _, what in ipairs { "test:absent", "test:function", "renewed" } do
        process.send(pid, "upgrade", what)
        io.print((reports:receive()))
    end
    process.send(pid, "unsendable")
    io.print((reports:receive()))
    process.send(pid, "wrong")
    io.print((reports:receive()))

    -- The monitor is still there.
    process.send(pid, "stop", "stopped")
    local event = events:receive()
    io.print(event.kind, event.from == pid, event.result.value, event.result.error)
    io.print(process.registry.lookup("renewing"))

    -- Code that fails at its start ends the process, and what is linked to it.
    process.set_options({ trap_links = true })
    pid = process.spawn_linked("test:renewing", "test:processes", me, { count = 1 })
    process.send(pid, "upgrade", "test:crashing", "text")
    event = events:receive()
    io.print(event.kind, event.from == pid, event.result.error)

    -- A function may, too; its caller gets the result of the new code.
    io.print(process.exec("test:renewing_once", "test:processes", { 1, 2 }))
    io.print(funcs.call("test:renewing_function", 3))

    -- Terminated before the new code begins, or after: it ends.
    pid = process.spawn_monitored("test:renewing", "test:processes", me, { count = 1 })
    process.send(pid, "upgrade", "test:renewed")
    process.terminate(pid)
    io.print(events:receive().result.error)
end

return { main = main }
