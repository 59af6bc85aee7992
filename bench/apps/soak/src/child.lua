-- Waits to be told how to end, and ends that way.

local time = require("time")

local function wait()
    process.inbox():receive()
end

local ways = {
    ["return"] = function() return true end,

    error = function() error("on purpose") end,

    coroutine = function()
        coroutine.spawn(function() error("on purpose") end)
        wait()
    end,

    partner = function()
        process.spawn_linked("app:broken", "app:processes")
        wait()
    end,

    sleep = function(nanoseconds)
        time.sleep(nanoseconds)
        error("on purpose")
    end,

    wait = wait, -- for its supervisor terminates it
}

local function main()
    local order = process.inbox():receive():payload():data()
    return ways[order.way](order.nanoseconds)
end

return { main = main }
