-- A tree of processes, ten under each: a leaf sends its number up, every other one the sum of those
-- below it. An operation is one leaf.

local batches = require("batches")

local function main(operations, count)
    local inbox = process.inbox()
    batches.run(tonumber(operations), tonumber(count), function(leaves)
        process.spawn("app:branch", "app:processes", process.pid(), 0, leaves)
        local sum = inbox:receive():payload():data()
        local expected = leaves * (leaves - 1) // 2
        if sum ~= expected then error("expected a sum of " .. expected .. ", got " .. sum) end
    end)
    return 0
end

return { main = main }
