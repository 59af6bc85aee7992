-- Passes a number round a ring of 10,000 processes; each adds one. An operation is one hop.

local batches = require("batches")

local SIZE = 10000

local function main(operations, count)
    local inbox = process.inbox()
    local first = process.pid()
    for _ = 1, SIZE do first = process.spawn("app:link", "app:processes", first) end

    batches.run(tonumber(operations), tonumber(count), function(hops)
        local value = 0
        while value < hops do
            process.send(first, "token", value)
            value = inbox:receive():payload():data()
        end
        if value ~= hops then error("expected " .. hops .. " hops, got " .. value) end
    end)
    return 0
end

return { main = main }
