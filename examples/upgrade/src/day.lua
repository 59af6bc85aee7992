local receipts, news = process.listen("receipt"), process.listen("news")
local events = process.events()

local function sell(till, price)
    process.send(till, "sale", price)
    local receipt = receipts:receive()
    io.print(string.format("%3d, paid %3d, in the till %3d", receipt.price, receipt.paid, receipt.sum))
end

-- Gives a library another text, as a change of its file or a deployment would.
local function change(id, source)
    local changes = registry.snapshot():changes()
    changes:update({ id = id, kind = "library.lua", data = { source = source } })
    local _, err = changes:apply()
    if err then
        error(err)
    end
end

local function main()
    local till = process.spawn_monitored("shop:till", "shop:processes", process.pid())
    sell(till, 100)
    sell(till, 20)
    change("shop:discount", "return { of = function(price) return price // 4 end }")
    io.print("changed: " .. table.concat(news:receive(), ", "))
    sell(till, 100)
    sell(till, 20)
    process.cancel(till, "closing time")
    io.print("the same process to the end: " .. tostring(events:receive().from == till))
end

return { main = main }
