-- Hosts and their processes, as they are seen from outside.
local function find(host, pid)
    for _, one in ipairs(assert(system.hosts.processes(host))) do
        if one.pid == pid then
            return one
        end
    end
end

local function await(host, pid, state)
    local found
    repeat
        time.sleep("1ms")
        found = find(host, pid)
    until found and found.state == state
    return found
end

local function main()
    local before = time.now():unix_nano()
    local child = process.spawn("test:waiter", "test:host")
    local found = await("test:host", child, "waiting")
    io.print(found.host, found.source, found.parent == process.pid(), found.stats.tasks)
    io.print(math.type(found.stats.cpu_ms), math.type(found.started_at))
    io.print(found.started_at > before - 1e9, found.started_at <= time.now():unix_nano())

    local own = find("test:terminal", process.pid())
    io.print(own.state, own.parent, own.source)

    -- The clock sees sooner or later that this one computes.
    repeat
        own = find("test:terminal", process.pid())
    until own.stats.cpu_ms > 0

    local hosts = system.hosts.list()
    local executed = {}
    for _, host in ipairs(hosts) do
        executed[host.id] = host.executed
        io.print(host.id, host.workers >= 1, host.processes >= 1, host.executed >= 1, host.stolen >= 0,
            host.queue_depth >= 0)
    end
    process.send(child, "end")
    repeat
        time.sleep("1ms")
    until not find("test:host", child)
    for _, host in ipairs(system.hosts.list()) do
        if host.id == "test:host" then
            io.print(host.workers, host.executed > executed[host.id])
        end
    end

    for _, wrong in ipairs({ "test:hosd", "test:waiter", "" }) do
        local none, err = system.hosts.processes(wrong)
        io.print(none, err:kind(), err)
    end
    io.print(pcall(system.hosts.processes))
    io.print(pcall(system.hosts.processes, {}))
end

return { main = main }
