local ctx = require("ctx")
local funcs = require("funcs")
local money = require("money")

-- A function may call others; they see the same context.
local function invoice(supplier: string, thing: string): string
    local cents, err = funcs.call("shop:price", supplier, thing)
    if err then
        error(err)
    end
    local currency = ctx.get("currency") or "EUR"
    return ("%s from %s: %s"):format(thing, supplier, money.format(cents, currency))
end

return { invoice = invoice }
