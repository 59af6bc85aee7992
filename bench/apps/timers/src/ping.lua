-- Ten processes ping one each, beside idle and busy processes, and say how long the round trips
-- took: the line "ping PINGS P50 P99 P99.9 MAX", in microseconds.

local io = require("io")
local time = require("time")

local PINGERS = 10
local WARM_UP = 5 * time.SECOND
local PINGING = 20 * time.SECOND

local function spawn(count, entry, ...)
    local pids = {}
    for i = 1, tonumber(count) do
        local pid, err = process.spawn(entry, "app:two", ...)
        if not pid then error(err) end
        pids[i] = pid
    end
    return pids
end

local function main(idle, busy)
    local inbox, counted = process.inbox(), {}
    spawn(idle, "app:idle")
    local neighbours = spawn(busy, "app:busy")
    local begin = time.now():unix_nano() + WARM_UP
    spawn(PINGERS, "app:pinger", process.pid(), begin + PINGING)
    for _ = 1, PINGERS do
        local data = inbox:receive():payload():data()
        for i, before in ipairs(data.begun) do
            if before >= begin then counted[#counted + 1] = data.trips[i] // 1000 end
        end
    end
    for _, pid in ipairs(neighbours) do process.terminate(pid) end

    table.sort(counted)
    local function at(share) return counted[math.max(1, #counted * share // 1000)] end
    io.print(string.format("ping %d %d %d %d %d", #counted, at(500), at(990), at(999), at(1000)))
    return 0
end

return { main = main }
