-- Counts the calls that its instance has had, and leaves something behind when told to.
local shared = require("shared")
local calls = 0
kept = kept or {}

local function count(what)
    calls = calls + 1
    shared.loaded = shared.loaded + 1
    kept[#kept + 1] = what
    if what == "raise" then
        error("on purpose")
    elseif what == "return" then
        return nil, errors.new { message = "returned", kind = errors.INVALID }
    elseif what == "coroutine" then
        coroutine.spawn(function() channel.new():receive() end)
    elseif what == "inbox" then
        process.inbox()
    elseif what == "name" then
        process.registry.register("counter")
    elseif what == "wait" then
        process.send("observer", "waiting", process.pid())
        channel.new():receive()
    elseif what == "sleep" then
        process.send("observer", "waiting", process.pid())
        process.inbox():receive()
    elseif what == "function" then
        return function() end
    end
    return calls .. " " .. shared.loaded .. " " .. #kept
end

return { count = count }
