-- A tree of processes, ten under each, in which every leaf sends its number up and every other one
-- the sum of those below it. Prints the milliseconds that the best of five trees took.

local FAN = 10

local function branch(parent, first, size)
    if size == 1 then
        process.send(parent, "sum", first)
        return
    end
    local below = size // FAN
    for i = 0, FAN - 1 do
        process.spawn("app:branch", "app:processes", process.pid(), first + i * below, below)
    end
    local inbox, sum = process.inbox(), 0
    for _ = 1, FAN do
        sum = sum + inbox:receive():payload():data()
    end
    process.send(parent, "sum", sum)
end

local function main(size)
    local io, time = require("io"), require("time")
    local inbox, best = process.inbox(), math.huge
    size = tonumber(size)
    for _ = 1, 5 do
        local started = time.now():unix_nano()
        process.spawn("app:branch", "app:processes", process.pid(), 0, size)
        local sum = inbox:receive():payload():data()
        best = math.min(best, time.now():unix_nano() - started)
        local expected = size * (size - 1) // 2
        if sum ~= expected then error("expected the sum " .. expected .. ", got " .. sum) end
    end
    io.print("result", string.format("%.0f", best / 1e6))
    return 0
end

return { main = main, branch = branch }
