-- Sleeping, timers, tickers.
local function main()
    local start = time.now()
    time.sleep("20ms")
    time.sleep(5 * time.MILLISECOND)
    time.sleep((time.parse_duration("5ms")))
    io.print(time.now():sub(start):milliseconds() >= 30)
    time.sleep(0)
    time.sleep(-1)
    io.print(select("#", time.sleep(0)), time.sleep("soon"))

    local after = time.after("5ms")
    local tick, ok = after:receive()
    io.print(type(tick), tick:after(start), ok)
    io.print(after:receive())

    local timer = time.timer("10s")
    io.print(timer:reset("1ms"), timer:channel() == timer:response())
    tick, ok = timer:response():receive()
    io.print(tick:after(start), ok, timer:stop(), timer:reset("10s"), timer:stop(), timer:stop())
    io.print(timer:reset(0))

    local ticker = time.ticker(time.MILLISECOND)
    local last = start
    for _ = 1, 3 do
        tick, ok = ticker:channel():receive()
        io.print(tick:after(last), ok)
        last = tick
    end
    io.print(ticker:stop(), ticker:stop())
    for _, name in ipairs { "after", "timer", "ticker" } do
        local none, err = time[name](0)
        io.print(name, none, err:kind(), err)
    end
    io.print(pcall(time.sleep))
    io.print(pcall(time.after, {}))

    -- Tasks wait beside each other: all have begun when the first goes on.
    local done = channel.new(3)
    local begun = 0
    for _ = 1, 3 do
        coroutine.spawn(function()
            begun = begun + 1
            time.sleep("15ms")
            done:send(begun)
        end)
    end
    io.print((done:receive()), (done:receive()), (done:receive()))
    -- Waiting inside a coroutine is waiting of its task.
    local wait = coroutine.wrap(function(d)
        while true do
            time.sleep(d)
            d = coroutine.yield(d)
        end
    end)
    io.print(wait("1ms"), wait("2ms"))
end

return { main = main }
