-- Two coroutines and a task want one Java monitor, again and again.
local ROUNDS = 20

local function main()
    local done = channel.new(3)
    local function work()
        for _ = 1, ROUNDS do monitor.hold() end
    end
    for _ = 1, 2 do
        coroutine.spawn(function()
            coroutine.wrap(work)()
            done:send("coroutine")
        end)
    end
    coroutine.spawn(function()
        work()
        done:send("task")
    end)
    for _ = 1, 3 do done:receive() end
    io.print(monitor.holds() .. " holds, " .. monitor.most() .. " at a time")
    return 0
end

return { main = main }
