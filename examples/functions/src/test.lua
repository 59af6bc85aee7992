local errors = require("errors")
local funcs = require("funcs")
local io = require("io")

local failures = 0

local function check(what: string, got: any, expected: any)
    if got ~= expected then
        failures = failures + 1
        io.print(("FAIL %s: expected %s, got %s"):format(what, tostring(expected), tostring(got)))
    end
end

local function main(): integer
    check("a price", funcs.call("shop:price", "south", "tea"), 395)

    local value, err = funcs.call("shop:price", "south", "coffee")
    check("no price", value, nil)
    check("its kind", err:kind(), errors.NOT_FOUND)

    value, err = funcs.call("shop:price", "east", "tea")
    check("its message", err:message(), "no supplier east")

    check("an invoice", funcs.call("shop:invoice", "west", "coffee"), "coffee from west: 6.90 EUR")
    check("an invoice abroad",
        funcs.new():with_context({ currency = "CHF" }):call("shop:invoice", "west", "tea"),
        "tea from west: 4.50 CHF")

    value, err = funcs.call("shop:gone")
    check("no such function", err:kind(), errors.NOT_FOUND)

    io.print(failures == 0 and "all checks passed" or failures .. " checks failed")
    return failures == 0 and 0 or 1
end

return { main = main }
