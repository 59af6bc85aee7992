-- Monitors, links, cancel, terminate.
local function main()
    local events = process.events()
    local function show(pid)
        local event = events:receive()
        local result = event.result or {}
        io.print(event.kind, event.from == pid, math.type(event.at), event.reason, result.value, result.error,
            result.error and result.error:kind())
        return event
    end

    show(process.spawn_monitored("test:returning", "test:processes", "value"))
    show(process.spawn_monitored("test:crashing", "test:processes", "text"))
    io.print(show(process.spawn_monitored("test:crashing", "test:processes", "error")).result.error:details().n)
    show(process.spawn_monitored("test:crashing", "test:processes", "none"))

    -- Asking to end, with and without a reason.
    local pid = process.spawn_monitored("test:waiting", "test:processes")
    io.print(process.cancel(pid, "please"))
    show(pid)
    pid = process.spawn_monitored("test:waiting", "test:processes")
    process.cancel(pid)
    show(pid)
    process.cancel(process.pid(), "self")
    show(process.pid())

    -- Making end: one that waits, one that is busy under pcall.
    for _, id in ipairs { "test:waiting", "test:busy" } do
        pid = process.spawn_monitored(id, "test:processes")
        io.print(process.terminate(pid))
        show(pid)
        local ok, err = process.terminate(pid)
        io.print(ok, err:kind())
    end

    -- Monitoring later, twice, never.
    pid = process.spawn("test:waiting", "test:processes")
    io.print(process.unmonitor(pid), process.monitor(pid))
    local ok, err = process.monitor(pid)
    io.print(ok, err:kind())
    io.print(process.unmonitor(pid), process.unmonitor(pid))
    io.print(process.monitor(pid))
    process.terminate(pid)
    show(pid)
    for _, f in ipairs { "monitor", "link", "cancel", "unlink", "unmonitor" } do
        ok, err = process[f](pid)
        io.print(f, ok, err and err:kind(), err and err:message():gsub("{.-}", "{…}"))
    end

    -- Links: trapped here; elsewhere a broken one ends the process.
    process.set_options({ trap_links = true })
    pid = process.spawn_linked("test:crashing", "test:processes", "text")
    show(pid)
    pid = process.spawn_linked_monitored("test:crashing", "test:processes", "text")
    show(pid)
    show(pid)
    pid = process.spawn("test:waiting", "test:processes")
    io.print(process.link(pid), process.link(pid), process.unlink(pid), process.unlink(pid))
    process.link(pid)
    process.terminate(pid)
    show(pid)
    show(process.spawn_monitored("test:linked_parent", "test:processes", true))
    show(process.spawn_monitored("test:linked_parent", "test:processes", false))
    -- A normal end breaks no link.
    show(process.spawn_linked_monitored("test:returning", "test:processes", 1))
    process.cancel(process.pid(), "nothing before this")
    show(process.pid())
    io.print(pcall(process.monitor))
    io.print(pcall(process.cancel, process.pid(), 5 > 4))
end

return { main = main }
