-- Starts a hundred supervisors with their children. In each round they end and restart children
-- for a while; then all is quiet, and "quiet" with the counts is printed. A line on standard input
-- begins the next round. At the end all children are ended, and "end" with the counts is printed.

local io = require("io")
local time = require("time")

local SUPERVISORS = 100
local COUNTS = { "spawned", "exits", "downs", "lost", "strange" }

local supervisors = {}

local function tell(order)
    for _, pid in ipairs(supervisors) do process.send(pid, "order", order) end
end

local function print_counts(word, next_counts)
    local sums = {}
    for _ = 1, SUPERVISORS do
        local counts = next_counts()
        for i, name in ipairs(COUNTS) do sums[i] = (sums[i] or 0) + counts[name] end
    end
    io.print(word .. " " .. table.concat(sums, " "))
    io.flush()
end

local function main(processes, rounds, seconds)
    local inbox, events = process.inbox(), process.events()
    local function report() return inbox:receive():payload():data() end
    for i = 1, SUPERVISORS do
        local size = tonumber(processes) // SUPERVISORS
        local pid, err = process.spawn_monitored("app:supervisor", "app:processes", process.pid(), size)
        if not pid then error(err) end
        supervisors[i] = pid
    end
    print_counts("quiet", report)
    for _ = 1, tonumber(rounds) do
        io.readline()
        tell("go")
        time.sleep(seconds .. "s")
        tell("pause")
        print_counts("quiet", report)
    end
    io.readline()
    tell("stop")
    print_counts("end", function()
        local result = events:receive().result
        if result.error then error(result.error) end
        return result.value
    end)
    return 0
end

return { main = main }
