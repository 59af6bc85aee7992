-- Sending, receiving, closing.
local function main()
    local log = {}
    local function note(text)
        log[#log + 1] = text
    end

    -- Without a buffer sender and receiver meet.
    local ch = channel.new()
    coroutine.spawn(function()
        for i = 1, 3 do
            note("sending " .. i)
            io.print("sent", i, ch:send(i))
        end
        ch:close()
    end)
    for _ = 1, 4 do
        local value, ok = ch:receive()
        io.print("received", value, ok)
    end
    io.print(ch:receive())
    io.print(table.concat(log, ", "))

    -- A buffer takes what fits.
    local buffered = channel.new(2)
    io.print(buffered:send("a"), buffered:send(nil))
    local full = channel.select { buffered:case_send("c"), default = true }
    io.print(full.default, full.ok)
    buffered:close()
    buffered:close()
    io.print(buffered:receive())
    io.print(buffered:receive())
    io.print(buffered:receive())

    -- Sending on a closed channel raises; who waits to send when it closes gets an error.
    io.print(pcall(buffered.send, buffered, 1))
    local stuck = channel.new()
    local answers = channel.new(2)
    coroutine.spawn(function()
        local ok, err = stuck:send("never")
        answers:send(tostring(ok) .. " " .. err:kind() .. " " .. tostring(err))
    end)
    coroutine.yield()
    stuck:close()
    io.print((answers:receive()))

    -- Receivers that wait when it closes get nothing.
    local quiet = channel.new()
    for i = 1, 2 do
        coroutine.spawn(function()
            local value, ok = quiet:receive()
            answers:send(i .. tostring(value) .. tostring(ok))
        end)
    end
    coroutine.yield()
    quiet:close()
    io.print((answers:receive()), (answers:receive()))

    -- First come, first served.
    local line = channel.new()
    local order = channel.new(3)
    for i = 1, 3 do
        coroutine.spawn(function()
            order:send(i .. (line:receive()))
        end)
    end
    coroutine.yield()
    line:send("a")
    line:send("b")
    line:send("c")
    io.print((order:receive()), (order:receive()), (order:receive()))

    -- Inside a coroutine that is resumed by hand.
    local pipe = channel.new()
    local co = coroutine.wrap(function()
        local got = pipe:receive()
        coroutine.yield(got)
        return (pipe:receive())
    end)
    coroutine.spawn(function()
        pipe:send("one")
        pipe:send("two")
    end)
    io.print(co(), co())

    io.print(type(ch), ch == ch, channel.new() == channel.new())
    io.print(type(channel.new(-5)), pcall(channel.new, "x"))
    io.print(pcall(channel.new, 1.5))
    io.print(type(channel.new(2147483647)), pcall(channel.new, 2147483648))
    io.print(type(channel.new(2.0)), type(channel.new(nil)))
    io.print(pcall(ch.receive))
    io.print(pcall(ch.send, {}))
end

return { main = main }
