-- Several processes hear the same event, each with data of its own; those that ended hear no more.
local function main()
    local ready = process.listen("ready")
    local heard = process.listen("heard")
    local exits = process.events()
    for i = 1, 3 do
        process.spawn_monitored("test:listener", "test:processes", process.pid(), "listener " .. i)
        ready:receive()
    end
    events.send("news", "headline", "/1", { text = "rain" })
    local all = {}
    for i = 1, 3 do
        all[i] = heard:receive()
    end
    table.sort(all)
    io.print(table.concat(all, "\n"))

    events.send("news", "stop", "/2")
    for _ = 1, 3 do
        io.print(exits:receive().kind)
    end
    io.print(events.send("news", "headline", "/3", { text = "sun" }))

    -- A subscription keeps a process from being taken for one that waits in vain.
    local sub = events.subscribe("own")
    coroutine.spawn(function()
        events.send("own", "kind", "path", "from a task")
    end)
    io.print(sub:channel():receive().data)
end

return { main = main }
