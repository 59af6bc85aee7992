-- Waiting for the first of several channels.
local function show(r)
    io.print(r.channel ~= nil, r.value, r.ok, r.default)
end

local function main()
    local a, b = channel.new(1), channel.new(1)

    -- Cases are tried in the order of the list.
    a:send("a1")
    b:send("b1")
    local r = channel.select { b:case_receive(), a:case_receive() }
    io.print(r.channel == b, r.value, r.ok)
    r = channel.select { b:case_receive(), a:case_receive() }
    io.print(r.channel == a, r.value, r.ok)

    -- Nothing is ready.
    show(channel.select({ a:case_receive() }, true))
    show(channel.select { a:case_receive(), default = true })

    -- Sending
    show(channel.select { a:case_send("x"), b:case_send("y") })
    show(channel.select { a:case_send("x"), b:case_send("y") })
    show(channel.select { a:case_send("x"), default = true })
    io.print((a:receive()), (b:receive()))

    -- Waiting
    coroutine.spawn(function()
        time.sleep("5ms")
        b:send("late")
    end)
    r = channel.select { a:case_receive(), b:case_receive() }
    io.print(r.channel == b, r.value, r.ok)
    local timeout = time.after("5ms")
    r = channel.select { a:case_receive(), timeout:case_receive() }
    io.print(r.channel == timeout, r.ok)

    -- A closed channel is ready for receiving, never for sending.
    b:close()
    show(channel.select { a:case_receive(), b:case_receive() })
    show(channel.select { b:case_send(1), default = true })

    -- The loser of a select gets nothing, and a select takes one value only.
    local left, right = channel.new(), channel.new()
    local done = channel.new(2)
    coroutine.spawn(function()
        done:send((channel.select { left:case_receive(), right:case_receive() }).value)
        done:send((channel.select { left:case_receive(), right:case_receive() }).value)
    end)
    coroutine.yield()
    right:send(1)
    left:send(2)
    io.print((done:receive()), (done:receive()))

    -- Closing ends a select that waits to send, or to receive.
    local outcomes = channel.new(2)
    for _, case in ipairs { left:case_send("unsent"), right:case_receive() } do
        coroutine.spawn(function()
            local done = channel.select { case, a:case_receive() }
            outcomes:send(tostring(done.value) .. " " .. tostring(done.ok))
        end)
    end
    coroutine.yield()
    left:close()
    right:close()
    io.print((outcomes:receive()), (outcomes:receive()))
    left = channel.new()

    -- What is no case is ignored.
    show(channel.select({ 1, "x", a:case_receive() }, true))
    -- nil is a value.
    a:send(nil)
    show(channel.select { a:case_receive() })
    io.print(pcall(channel.select))
    io.print(pcall(channel.select, 1))
    -- A list without any case would wait for ever; an empty one does, as in Go.
    io.print(pcall(channel.select, { a, b }))
    show(channel.select({ a, b }, true))

    -- In a coroutine resumed by hand.
    local co = coroutine.wrap(function()
        local late = time.after("2ms")
        return (channel.select { left:case_receive(), late:case_receive() }).channel == late
    end)
    io.print(co())
end

return { main = main }
