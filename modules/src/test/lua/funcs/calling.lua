-- Calls that wait.
local function show(value, err)
    if err then
        io.print("failed:", value, err:kind(), err:retryable(), err)
    else
        io.print("value:", value)
    end
end

local function main()
    show(funcs.call("test:double", 21))
    show(funcs.call("test:several"))
    show(funcs.call("test:failing"))
    show(funcs.call("test:failing_text"))
    show(funcs.call("test:throwing"))
    show(funcs.call("test:throwing_error"))
    io.print(select(2, funcs.call("test:failing")):details().id)

    -- Arguments and results are copies.
    local sent = { list = { 1 } }
    sent.self = sent
    local got = funcs.call("test:echo", sent, nil, "x")
    io.print(got[1] ~= sent, got[1].list ~= sent.list, got[1].list[1], got[1].self == got[1], got[2], got[3])

    -- What cannot be called, or sent.
    show(funcs.call("test:absent"))
    show(funcs.call("test:not_callable"))
    show(funcs.call("double"))
    show(funcs.call("test:"))
    show(funcs.call(":double"))
    show(funcs.call(""))
    show(funcs.call("test:echo", { deep = { f = print } }))
    io.print(pcall(funcs.call))
    io.print(pcall(funcs.call, {}))

    -- Calls without end come to one.
    show(funcs.call("test:endless", 0))

    -- In a coroutine that is resumed by hand.
    io.print(coroutine.wrap(function() return funcs.call("test:slow", "2ms", "waited") end)())
    -- Two tasks call at once: both have begun before either may go on.
    local inbox = process.inbox()
    local done = channel.new(2)
    for i = 1, 2 do
        coroutine.spawn(function() done:send((funcs.call("test:inline", process.pid(), i))) end)
    end
    local begun = { (inbox:receive()), (inbox:receive()) }
    for _, message in ipairs(begun) do
        process.send(message:from(), "go")
    end
    io.print((done:receive()) + (done:receive()))

    local executor = funcs.new()
    show(executor:call("test:double", 4))
    show(executor:with_context({ request = "r", [1] = "dropped" }):call("test:double", 5))
    show(executor:with_options({ timeout = 5000, anything = true }):call("test:double", 6))
    show(executor:call("test:failing"))
    show(executor:with_context({ f = print }):call("test:double", 5))
    io.print(pcall(executor.with_context, executor))
    io.print(pcall(executor.with_options, executor, 5))
    io.print(pcall(executor.call))
end

return { main = main }
