-- Keeps the stock. It hears of orders only, and answers with events of its own.
local events = require("events")
local listener = require("listener")

local function main()
    local stock: {[string]: integer} = { tea = 3, coffee = 1 }

    listener.run("stock", {
        kinds = "order.placed",
        on_event = function(event)
            local thing, amount = event.data.thing, event.data.amount
            local left = (stock[thing] or 0) - amount
            if left < 0 then
                events.send("orders", "order.refused", event.path, { reason = "out of " .. thing })
            else
                stock[thing] = left
                events.send("orders", "order.packed", event.path, { left = left })
            end
        end,
        report = function() return stock end,
    })
end

return { main = main }
