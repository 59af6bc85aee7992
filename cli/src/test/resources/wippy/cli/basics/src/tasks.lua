local function main()
    local results = channel.new()
    local gates = {}
    for i = 1, 3 do
        gates[i] = channel.new()
        coroutine.spawn(function()
            gates[i]:receive()
            results:send(i)
        end)
    end
    io.print("continues immediately")
    for i = 3, 1, -1 do
        gates[i]:send(true)
        io.print((results:receive()))
    end

    -- a coroutine of Lua inside a task may wait like the task
    local numbers = coroutine.wrap(function()
        for i = 1, 3 do
            time.sleep("1ms")
            coroutine.yield(i)
        end
    end)
    io.print(numbers(), numbers(), numbers())
end

return { main = main }
