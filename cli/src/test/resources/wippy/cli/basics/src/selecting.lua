local function handle(inbox, events, timeout)
    local r = channel.select {
        inbox:case_receive(),
        events:case_receive(),
        timeout:case_receive(),
    }
    if r.channel == timeout then
        return "timed out"
    elseif r.channel == events then
        return "event " .. r.value.kind
    else
        return "message " .. r.value:topic()
    end
end

local function main()
    local inbox = process.inbox()
    local events = process.events()
    process.send(process.pid(), "hello", 1)
    io.print(handle(inbox, events, time.after("10s")))

    local pid = process.spawn_monitored("app:handler", "app:processes")
    process.terminate(pid)
    io.print(handle(inbox, events, time.after("10s")))

    io.print(handle(inbox, events, time.after("10ms")))

    local r = channel.select { inbox:case_receive(), default = true }
    io.print("default", r.default, r.ok)
end

return { main = main }
