-- On each number that it receives, sends as many messages to its target.

local function numbers(target)
    local inbox = process.inbox()
    while true do
        for i = 1, inbox:receive():payload():data() do process.send(target, "number", i) end
    end
end

local function tables(target)
    local inbox = process.inbox()
    while true do
        for i = 1, inbox:receive():payload():data() do
            process.send(target, "order", { id = i, amount = i, customer = "someone" })
        end
    end
end

return { numbers = numbers, tables = tables }
