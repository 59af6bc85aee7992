local io = require("io")
local pipeline = require("pipeline")
local time = require("time")

-- Three workers: while one of them naps the others go on.
local function squares()
    local napping, most = 0, 0
    local results = pipeline.collect(pipeline.map(pipeline.count(9), 3, function(n: integer)
        napping = napping + 1
        most = math.max(most, napping)
        time.sleep("10ms")
        napping = napping - 1
        return n * n
    end))
    table.sort(results)
    io.print("squares: " .. table.concat(results, " "))
    io.print("naps at the same time: " .. most)
end

-- Whoever comes first: an answer, or the end of our patience.
local function race(delay: string): string
    local answer = channel.new(1)
    coroutine.spawn(function()
        time.sleep(delay)
        answer:send("the answer")
    end)
    local patience = time.after("60ms")
    local first = channel.select { answer:case_receive(), patience:case_receive() }
    return first.channel == answer and first.value or "no answer in time"
end

-- A ticker and a deadline in one loop.
local function ticks(): integer
    local ticker = time.ticker("10ms")
    local deadline = time.after("1s")
    local count = 0
    while count < 3 do
        local event = channel.select {
            ticker:channel():case_receive(),
            deadline:case_receive(),
        }
        if event.channel == deadline then
            break
        end
        count = count + 1
    end
    ticker:stop()
    return count
end

-- With a default, select does not wait.
local function fill(buffer: channel.Channel): integer
    local sent = 0
    while true do
        local result = channel.select { buffer:case_send("value"), default = true }
        if result.default then
            return sent
        end
        sent = sent + 1
    end
end

local function main(): integer
    squares()
    io.print("a quick one: " .. race("5ms"))
    io.print("a slow one: " .. race("500ms"))
    io.print("ticks: " .. ticks())
    io.print("a buffer of four takes " .. fill(channel.new(4)) .. ", none at all takes " .. fill(channel.new()))

    -- A generator is a plain Lua coroutine; what it does may wait all the same.
    local countdown = coroutine.wrap(function()
        for i = 3, 1, -1 do
            time.sleep("5ms")
            coroutine.yield(i)
        end
    end)
    io.print("countdown: " .. countdown() .. ", " .. countdown() .. ", " .. countdown())
    return 0
end

return { main = main }
