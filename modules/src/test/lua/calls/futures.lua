-- Calls that are given up, and processes that are called like functions.
local me, inbox = process.pid(), process.inbox()
local events = process.events()

local function show(value, err)
    io.print(value, err and err:kind(), err)
end

local function main()
    -- Cancelling what is complete changes nothing but that it was asked for.
    local future = funcs.async("test:pass", me, "complete")
    process.send(inbox:receive():from(), "go")
    future:response():receive()
    io.print(future:cancel(), future:is_canceled(), future:result():data(), future:error())
    inbox:receive()

    -- A process can be called if it says where it runs.
    show(funcs.call("test:callable", me, "return", "its result"))
    show(funcs.call("test:callable", me, "fail", "its error"))
    show(funcs.call("test:spawnable"))
    show(funcs.async("test:spawnable"))

    -- When the result is not wanted any more, it is asked to stop, and may do as it likes.
    future = funcs.async("test:callable", me, "wait")
    local callee = inbox:receive():from()
    io.print(future:cancel(), future:is_canceled(), future:is_complete(), select(2, future:result()):kind())
    local asked = inbox:receive()
    io.print(asked:topic(), asked:payload()[1]:data(), asked:payload()[2]:data() == me)
    process.monitor(callee)
    process.send(callee, "end")
    io.print(events:receive().result.value)
    io.print(future:response():receive():kind(), select(2, future:result()):kind())

    -- A function that is not wanted ends.
    future = funcs.async("test:pass", me, "never")
    callee = inbox:receive():from()
    process.monitor(callee)
    io.print(future:cancel(), events:receive().result.error)

    -- What is executed does not end with whoever waits for it; functions do; processes are asked to.
    local caller = process.spawn_monitored("test:executing", "test:processes", me)
    callee = inbox:receive():from()
    process.terminate(caller)
    io.print(events:receive().from == caller)
    process.monitor(callee)
    process.send(callee, "go")
    io.print(events:receive().result.value, inbox:receive():topic())
    for _, id in ipairs { "test:pass", "test:callable" } do
        caller = process.spawn("test:calling", "test:processes", id, me, "wait")
        callee = inbox:receive():from()
        process.monitor(callee)
        process.terminate(caller)
        if id == "test:callable" then
            io.print(inbox:receive():payload()[1]:data())
            process.send(callee, "end")
        end
        local result = events:receive().result
        io.print(result.value, result.error)
    end

    -- Functions can do what processes do.
    io.print(table.concat(funcs.call("test:like_a_process"), ", "))

    -- A result that cannot be sent is a failure, and so is one that is said to be.
    show(funcs.call("test:returning", "function"))
    show(funcs.call("test:returning", "deep"))
    show(process.exec("test:returning_process", "test:processes", "channel"))
    process.spawn_monitored("test:returning_process", "test:processes", "function")
    show(nil, events:receive().result.error)
    show(funcs.call("test:returning", "false and text"))
    show(funcs.call("test:returning", "nil"))
    local list = funcs.call("test:returning", "object")
    io.print(list[1] == list[2], list[1].self == list[1], getmetatable(list[1]).class, list[1].inherited)

    -- A host has room for so many.
    local first = process.spawn_monitored("test:pass_process", "test:small", me, "first")
    inbox:receive()
    show(process.spawn("test:pass_process", "test:small"))
    show(process.exec("test:pass_process", "test:small"))
    process.send(first, "go")
    inbox:receive()
    io.print(events:receive().result.value)
    show(process.spawn("test:pass_process", "test:idle"))
end

return { main = main }
