-- Message handlers that wait, in many tasks at once: each task has its own count of them.

local TASKS = 300

local function main()
    local done = channel.new(TASKS)
    for i = 1, TASKS do
        coroutine.spawn(function()
            local _, message = xpcall(error, function(m)
                time.sleep("5ms")
                return m
            end, "error " .. i)
            done:send(message == "error " .. i and "its own" or message)
        end)
    end
    local seen = {}
    for _ = 1, TASKS do
        local message = done:receive()
        seen[message] = (seen[message] or 0) + 1
    end
    for message, count in pairs(seen) do io.print(message, count) end
end

return { main = main }
