-- Starts a process that answers one message and ends, and waits for its answer.

local batches = require("batches")

local function main(operations, count)
    local inbox = process.inbox()
    batches.run(tonumber(operations), tonumber(count), function(size)
        for i = 1, size do
            process.send(process.spawn("app:answer", "app:processes"), "request", i)
            local answer = inbox:receive():payload():data()
            if answer ~= i then error("expected " .. i .. ", got " .. tostring(answer)) end
        end
    end)
    return 0
end

return { main = main }
