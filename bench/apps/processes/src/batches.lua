-- Runs and times batches of a measurement: 3 s of warm-up, the line "begin", the batches that
-- count, the line "end OPERATIONS NANOSECONDS". Stays for a second, so that whoever reads that line
-- can still ask for the processor time.

local io = require("io")
local time = require("time")

local WARM_UP_NANOSECONDS = 3000000000

local function now()
    return time.now():unix_nano()
end

local function say(line)
    io.print(line)
    io.flush()
end

--- Calls batch(operations) until it is warm and then `count` times.
local function run(operations, count, batch)
    local started = now()
    repeat batch(operations) until now() - started > WARM_UP_NANOSECONDS

    say("begin")
    started = now()
    for _ = 1, count do batch(operations) end
    say(string.format("end %d %d", operations * count, now() - started))
    time.sleep("1s")
end

return { run = run }
