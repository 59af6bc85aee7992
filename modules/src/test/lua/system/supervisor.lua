-- States of supervised services and hosts.
local function await(id, status)
    local state
    repeat
        time.sleep("1ms")
        state = assert(system.supervisor.state(id))
    until state.status == status
    return state
end

local function show(state)
    local now = time.now():unix_nano()
    for _, field in ipairs({ "last_update", "started_at" }) do
        local at = state[field]
        assert(math.type(at) == "integer")
        assert(at == 0 or (at <= now and now - at < 600e9), field)
    end
    io.print(state.id, state.status, state.desired, state.retry_count, state.details,
        state.last_update > 0, state.started_at > 0)
end

local function main()
    show(await("test:steady", "running"))
    show(await("test:once", "exited"))
    local state
    repeat
        state = await("test:failing", "failed")
    until state.retry_count == 2
    show(state)
    show(assert(system.supervisor.state("test:idle")))
    show(assert(system.supervisor.state("test:host")))

    local ids = {}
    for _, one in ipairs(system.supervisor.states()) do
        ids[#ids + 1] = one.id
    end
    table.sort(ids)
    io.print(table.concat(ids, " "))

    for _, wrong in ipairs({ "test:stedy", "nothing of the kind", "test:waiter", "" }) do
        local none, err = system.supervisor.state(wrong)
        io.print(none, err:kind(), err)
    end
    io.print(pcall(system.supervisor.state))
    io.print(pcall(system.supervisor.state, {}))
end

return { main = main }
