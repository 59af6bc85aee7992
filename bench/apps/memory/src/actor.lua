-- A server: three libraries, a state of ten fields, one use of json and of time.

local json = require("json")
local time = require("time")
local orders = require("orders")
local prices = require("prices")
local stock = require("stock")

local function main()
    local state = {
        name = "server", count = 0, sum = 0, last = 0, least = 0,
        most = 0, began = 0, open = true, kind = "counter", text = "",
    }
    while true do
        local message = process.inbox():receive()
        local value = message:payload():data()
        state.count = orders.add1(state.count, 1)
        state.sum = prices.add2(state.sum, value)
        state.most = stock.add3(state.most, 1)
        state.last = value
        if state.count == 1 then
            state.text = json.encode({ count = state.count })
            state.began = time.now():unix()
        end
    end
end

return { main = main }
