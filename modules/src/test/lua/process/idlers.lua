-- Each waits in its own way; the channel that main receives from gives its result.
local ways = {}

ways["receive"] = function() return channel.new() end
ways["send"] = function() channel.new():send(1) end
ways["select"] = function()
    local a, b = channel.new(), channel.new()
    channel.select { a:case_receive(), b:case_send(1) }
end
ways["no case"] = function() channel.select {} end
ways["two tasks"] = function()
    local a, b = channel.new(), channel.new()
    coroutine.spawn(function() b:send((a:receive())) end)
    a:send((b:receive()))
end
ways["coroutine"] = function()
    local ch = channel.new()
    coroutine.wrap(function() ch:receive() end)()
end
ways["closed listener"] = function()
    process.unlisten(process.listen("topic"))
    return channel.new()
end
ways["stopped timer"] = function()
    local timer = time.timer("1h")
    timer:stop()
    return timer:response()
end
ways["timer"] = function()
    local result = channel.new(1)
    time.after("1ms"):receive()
    result:send("after")
    return result
end
ways["ticker"] = function()
    local result, ticker = channel.new(1), time.ticker("1ms")
    ticker:response():receive()
    ticker:stop()
    result:send("ticked")
    return result
end
ways["sleeping task"] = function()
    local result = channel.new()
    coroutine.spawn(function()
        time.sleep("1ms")
        result:send("slept")
    end)
    return result
end
ways["call"] = function()
    local result = channel.new()
    coroutine.spawn(function() result:send((process.exec("test:returning", "test:processes", "called"))) end)
    return result
end
ways["task that ends"] = function()
    local result = channel.new()
    coroutine.spawn(function() end)
    coroutine.spawn(function() result:send("from another task") end)
    return result
end
ways["nil channel value"] = function()
    local result = channel.new(1)
    result:send(nil)
    return result
end
ways["inbox"] = function() return process.inbox() end
ways["listener"] = function() return process.listen("topic") end
ways["events"] = function() return process.events() end
ways["subscription"] = function() return events.subscribe("test.idling"):channel() end

local function idle(how, parent)
    local waiting = ways[how]()
    if parent then
        process.send(parent, "report", "waits")
    end
    local value, ok = waiting:receive()
    if type(value) == "userdata" then
        return value:payload():data()
    end
    return type(value) == "table" and (value.reason or value.data) or value or "nothing, " .. tostring(ok)
end

return { idle = idle }
