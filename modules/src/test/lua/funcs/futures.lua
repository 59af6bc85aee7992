-- Calls that go on beside their caller.
local function main()
    local inbox = process.inbox()
    -- What its call makes of it waits until it is let go.
    local function start(value)
        local future, err = funcs.async("test:inline", process.pid(), value)
        local caller = inbox:receive():from()
        return future, err, function() process.send(caller, "go") end
    end

    local future, err, go = start({ x = 1 })
    io.print(type(future), err, future:is_complete(), future:is_canceled())
    io.print(future:result())
    io.print(future:error())
    io.print(future:response() == future:channel())
    go()
    local payload, ok = future:response():receive()
    io.print(type(payload), payload:get_format(), payload:data().x, ok)
    io.print(future:is_complete(), future:result():data().x, select(2, future:result()), future:error())

    -- A failure arrives as the error itself.
    future = funcs.async("test:failing")
    local failure
    failure, ok = future:channel():receive()
    io.print(failure, failure:kind(), ok)
    local value, problem = future:result()
    io.print(value, problem, future:error())

    -- Asking does not wait.
    inbox:receive()
    future, err, go = start("polled")
    io.print(future:is_complete())
    go()
    while not future:is_complete() do
        time.sleep("1ms")
    end
    io.print(future:result():data(), inbox:receive():topic())

    -- Several at once: a finished one does not win the select again.
    local results = {}
    local slow, _, finish_slow = start("slow")
    local fast, _, finish_fast = start("fast")
    for _, finish in ipairs { finish_fast, finish_slow } do
        finish()
        local r = channel.select { slow:channel():case_receive(), fast:channel():case_receive() }
        results[#results + 1] = r.value:data()
    end
    io.print(table.concat(results, " "))

    -- Cancelling
    future = funcs.async("test:slow", "1h", "never")
    local timeout = time.after("2ms")
    local r = channel.select { future:channel():case_receive(), timeout:case_receive() }
    io.print(r.channel == timeout, future:cancel(), future:is_canceled())
    value, problem = future:result()
    io.print(value, problem:kind())
    problem = future:channel():receive()
    io.print(problem:kind(), future:is_complete(), future:error())
    io.print(future:cancel())

    value, problem = funcs.async("test:absent")
    io.print(value, problem:kind())
    value, problem = funcs.async("")
    io.print(value, problem:kind())
    io.print(pcall(funcs.async))
    io.print(funcs.new():async("test:double", 8):response():receive():data())
    io.print(pcall(future.result, {}))
end

return { main = main }
