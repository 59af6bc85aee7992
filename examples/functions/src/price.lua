local errors = require("errors")
local time = require("time")

type Offer = { delay: string, cents: {[string]: integer} }

local OFFERS: {[string]: Offer} = {
    north = { delay = "30ms", cents = { tea = 420, coffee = 780 } },
    south = { delay = "10ms", cents = { tea = 395 } },
    west = { delay = "20ms", cents = { tea = 450, coffee = 690 } },
}

-- A failure that the caller should expect is returned: nil and an error with a kind.
local function price(supplier: string, thing: string): (integer?, errors.Error?)
    local offer = OFFERS[supplier]
    if not offer then
        return nil, errors.new { message = "no supplier " .. supplier, kind = errors.INVALID }
    end
    time.sleep(offer.delay)
    local cents = offer.cents[thing]
    if not cents then
        return nil, errors.new { message = supplier .. " has no " .. thing, kind = errors.NOT_FOUND }
    end
    return cents
end

return { price = price }
