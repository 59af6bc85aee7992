-- A hundred processes send to one, which receives all; an operation is one message.

local batches = require("batches")

local SENDERS = 100

local function receive_all(operations, count, sender)
    local inbox = process.inbox()
    local senders = {}
    for i = 1, SENDERS do
        senders[i] = process.spawn(sender, "app:processes", process.pid())
    end

    batches.run(tonumber(operations), tonumber(count), function(size)
        local sum = 0
        for i = 1, SENDERS do process.send(senders[i], "go", size // SENDERS) end
        for _ = 1, size do
            local data = inbox:receive():payload():data()
            sum = sum + (sender == "app:table_sender" and data.amount or data)
        end
        local share = size // SENDERS
        local expected = SENDERS * share * (share + 1) // 2
        if sum ~= expected then error("expected a sum of " .. expected .. ", got " .. sum) end
    end)
    return 0
end

local function numbers(operations, count)
    return receive_all(operations, count, "app:number_sender")
end

local function tables(operations, count)
    return receive_all(operations, count, "app:table_sender")
end

return { numbers = numbers, tables = tables }
