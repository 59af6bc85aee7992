-- Sleeps 10 ms a hundred times to warm up and three hundred times to measure; sends a table:
-- lateness in tens of microseconds -> how often.

local time = require("time")

local PERIOD = 10 * time.MILLISECOND

local function lateness()
    local started = time.now():unix_nano()
    time.sleep(PERIOD)
    return time.now():unix_nano() - started - PERIOD
end

local function main(observer)
    for _ = 1, 100 do lateness() end
    local histogram = {}
    for _ = 1, 300 do
        local slot = math.max(0, lateness() // 10000)
        histogram[slot] = (histogram[slot] or 0) + 1
    end
    process.send(observer, "histogram", histogram)
end

return { main = main }
