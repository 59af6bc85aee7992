-- Sends a number to another process and waits for it to come back.

local batches = require("batches")

local function main(operations, count)
    local inbox = process.inbox()
    local echo = process.spawn("app:echo", "app:processes")
    batches.run(tonumber(operations), tonumber(count), function(size)
        for i = 1, size do
            process.send(echo, "request", i)
            local answer = inbox:receive():payload():data()
            if answer ~= i then error("expected " .. i .. ", got " .. tostring(answer)) end
        end
    end)
    process.terminate(echo)
    return 0
end

return { main = main }
