-- Calls that go on beside their caller.
local function main()
    local future, err = funcs.async("test:slow", "5ms", { x = 1 })
    io.print(type(future), err, future:is_complete(), future:is_canceled())
    io.print(future:result())
    io.print(future:error())
    io.print(future:response() == future:channel())
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
    future = funcs.async("test:slow", "1ms", "polled")
    local asked = 0
    while not future:is_complete() do
        asked = asked + 1
        time.sleep("1ms")
    end
    io.print(asked > 0, future:result():data())

    -- Several at once: a finished one does not win the select again.
    local results = {}
    local slow = funcs.async("test:slow", "20ms", "slow")
    local fast = funcs.async("test:slow", "1ms", "fast")
    for _ = 1, 2 do
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
