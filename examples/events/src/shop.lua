local events = require("events")
local io = require("io")
local time = require("time")

local ORDERS = {
    { thing = "tea", amount = 2 },
    { thing = "coffee", amount = 1 },
    { thing = "tea", amount = 2 },
}

-- Whoever subscribes hears only of what happens from then on.
local function await(name: string)
    while not process.registry.lookup(name) do
        time.sleep("10ms")
    end
end

local function report(name: string): {[string]: integer}
    process.send(name, "report")
    return process.listen("report"):receive()
end

local function sorted(counts: {[string]: integer}): string
    local lines = {}
    for name, count in pairs(counts) do
        lines[#lines + 1] = name .. " " .. count
    end
    table.sort(lines)
    return table.concat(lines, ", ")
end

local function main(): integer
    await("stock")
    await("statistics")
    local outcome = events.subscribe("orders", "order.(packed|refused)")

    for i, order in ipairs(ORDERS) do
        local path = "/orders/" .. i
        events.send("orders", "order.placed", path, order)
        local event = outcome:channel():receive()
        io.print(("%s: %d %s: %s"):format(
            path, order.amount, order.thing, event.data.reason or event.kind))
    end

    io.print("stock: " .. sorted(report("stock")))
    io.print("statistics: " .. sorted(report("statistics")))
    return 0
end

return { main = main }
