-- Sleeps 10 ms again and again until a while after the last phase, and then sends a table:
-- lateness in tens of microseconds -> how often, of the sleeps that began in the second phase.

local time = require("time")

local PERIOD = 10 * time.MILLISECOND

local function main(observer, started, phase)
    local histograms = { [0] = {}, [1] = {}, [2] = {} }
    repeat
        local before = time.now():unix_nano()
        time.sleep(PERIOD)
        local slot = math.max(0, (time.now():unix_nano() - before - PERIOD) // 10000)
        -- No branch: code that takes a new path is compiled anew, and that is not what is measured.
        local now = (before - started) // phase
        local histogram = histograms[math.min(now, 2)]
        histogram[slot] = (histogram[slot] or 0) + 1
    until now == 3
    process.send(observer, "histogram", histograms[1])
end

return { main = main }
