-- Sends a number to a process of its own and waits until it is back, again and again with a
-- millisecond between, and then sends when each ping began and how long it took, in nanoseconds.

local time = require("time")

local function main(observer, finish)
    local inbox, echo = process.inbox(), process.spawn("app:echo", "app:two")
    local begun, trips, count = {}, {}, 0
    repeat
        time.sleep(time.MILLISECOND)
        count = count + 1
        local before = time.now():unix_nano()
        process.send(echo, "ping", count)
        local answer = inbox:receive():payload():data()
        local after = time.now():unix_nano()
        if answer ~= count then error("expected " .. count .. ", got " .. tostring(answer)) end
        begun[count], trips[count] = before, after - before
    until after > finish
    process.send(observer, "trips", { begun = begun, trips = trips })
end

return { main = main }
