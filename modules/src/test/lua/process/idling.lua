-- When a process has nothing left to wait for, and when it only looks so.
local function show(how)
    local value, err = process.exec("test:idle", "test:processes", how)
    io.print(how, value, err and err:kind(), err and (tostring(err):gsub("{.-}", "{…}")))
end

local function main()
    for _, how in ipairs {
        "receive", "send", "select", "no case", "two tasks", "coroutine", "closed listener", "stopped timer",
        "timer", "ticker", "sleeping task", "call", "task that ends", "nil channel value",
    } do
        show(how)
    end

    -- What may come from outside is worth waiting for.
    local changes, reports = process.events(), process.listen("report")
    for _, how in ipairs { "inbox", "listener", "events", "subscription" } do
        local pid = process.spawn_monitored("test:idle", "test:processes", how, process.pid())
        io.print(reports:receive())
        if how == "events" then
            process.cancel(pid, "come on")
        elseif how == "subscription" then
            events.send("test.idling", "kind", "path", "come on")
        else
            process.send(pid, "topic", "come on")
        end
        io.print(how, changes:receive().result.value)
    end
end

return { main = main }
