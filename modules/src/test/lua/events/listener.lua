-- Tells its parent what it hears, until it hears "stop".
local function listen(parent, name)
    local sub = events.subscribe("news")
    process.send(parent, "ready", name)
    while true do
        local evt = sub:channel():receive()
        if evt.kind == "stop" then
            return
        end
        evt.data.heard_by = name
        process.send(parent, "heard", name .. " heard " .. evt.data.text .. " by " .. evt.data.heard_by)
    end
end

return { listen = listen }
