local errors = require("errors")
local funcs = require("funcs")
local io = require("io")
local money = require("money")

local SUPPLIERS = { "north", "south", "west" }

type Quote = { supplier: string, cents: integer }

-- Asks all at once: it takes as long as the slowest of them.
local function ask_all(thing: string): {Quote}
    local calls = {}
    for i, supplier in ipairs(SUPPLIERS) do
        calls[i] = funcs.async("shop:price", supplier, thing)
    end
    local quotes: {Quote} = {}
    for i, supplier in ipairs(SUPPLIERS) do
        calls[i]:response():receive()
        local answer, err = calls[i]:result()
        if answer then
            quotes[#quotes + 1] = { supplier = supplier, cents = answer:data() }
        elseif errors.is(err, errors.NOT_FOUND) then
            io.print("  " .. err:message())
        else
            error(err)
        end
    end
    table.sort(quotes, function(a: Quote, b: Quote) return a.cents < b.cents end)
    return quotes
end

local function main(...: string): integer
    local things = {...}
    if #things == 0 then
        things = { "tea", "coffee" }
    end
    for _, thing in ipairs(things) do
        io.print(thing .. ":")
        for _, quote in ipairs(ask_all(thing)) do
            io.print(("  %-6s %s"):format(quote.supplier, money.format(quote.cents, "EUR")))
        end
    end

    local abroad = funcs.new():with_context({ currency = "CHF" })
    io.print("An invoice: " .. abroad:call("shop:invoice", "south", "tea"))

    local _, err = funcs.call("shop:invoice", "south", "coffee")
    io.print("No invoice: " .. err:message() .. " (" .. err:kind() .. ")")
    return 0
end

return { main = main }
