-- A thousand processes sleep 10 ms again and again beside busy ones, and say how late they woke:
-- the line "lateness P50 P99 MAX" in microseconds.

local io = require("io")
local time = require("time")

local SLEEPERS = 1000
local PHASE = 3 * time.SECOND

local function percentile(histogram, slots, total, share)
    local seen = 0
    for slot = 0, slots do
        seen = seen + (histogram[slot] or 0)
        if seen >= total * share then return slot * 10 end
    end
end

local function main(host, busy)
    local inbox = process.inbox()
    local neighbours = {}
    for i = 1, tonumber(busy) do neighbours[i] = process.spawn("app:busy", "app:" .. host) end
    local started = time.now():unix_nano()
    for _ = 1, SLEEPERS do
        local pid, err = process.spawn("app:sleeper", "app:" .. host, process.pid(), started, PHASE)
        if not pid then error(err) end
    end

    local histogram, slots, total = {}, 0, 0
    for _ = 1, SLEEPERS do
        for slot, count in pairs(inbox:receive():payload():data()) do
            histogram[slot] = (histogram[slot] or 0) + count
            total = total + count
            if slot > slots then slots = slot end
        end
    end
    for _, pid in ipairs(neighbours) do process.terminate(pid) end

    io.print(string.format("lateness %d %d %d", percentile(histogram, slots, total, 0.5),
        percentile(histogram, slots, total, 0.99), slots * 10))
    return 0
end

return { main = main }
