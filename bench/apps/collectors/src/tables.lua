-- A table of three fields to another process and back. Prints nanoseconds of a round
-- trip, after three seconds of warm-up.

local io = require("io")
local time = require("time")

local function round_trips(echo, inbox, count)
    for i = 1, count do
        process.send(echo, "ask", { number = i, text = "some text", flag = true })
        local answer = inbox:receive():payload():data()
        if answer.number ~= i then error("expected " .. i .. ", got " .. tostring(answer.number)) end
    end
end

local function main(count)
    local inbox, echo = process.inbox(), process.spawn("app:echo", "app:processes")
    local started = time.now():unix_nano()
    repeat
        round_trips(echo, inbox, 10000)
    until time.now():unix_nano() - started > 3000000000
    count = tonumber(count)
    started = time.now():unix_nano()
    round_trips(echo, inbox, count)
    io.print("result", string.format("%.0f", (time.now():unix_nano() - started) / count))
    return 0
end

return { main = main }
