-- Option retry. The function asks this process each time whether to succeed.
local function counted(call, succeeds_at)
    local answers = process.listen("attempt", { message = true })
    local count = 0
    local stop = channel.new()
    coroutine.spawn(function()
        while true do
            local r = channel.select { answers:case_receive(), stop:case_receive() }
            if r.channel == stop then
                return
            end
            count = count + 1
            process.send(r.value:from(), "answer", count == succeeds_at)
        end
    end)
    local value, err = call()
    stop:close()
    process.unlisten(answers)
    io.print(count, value, err and err:kind())
end

local function attempt(options, kind, succeeds_at)
    counted(function()
        return funcs.new():with_options({ retry = options }):call("test:flaky", "asker", kind)
    end, succeeds_at)
end

local function main()
    process.registry.register("asker")
    attempt(nil, "Timeout", 3)
    attempt({ max_attempts = 3, initial_delay = 1 }, "Timeout", 3)
    attempt({ max_attempts = 3, initial_delay = "1ms", backoff_factor = 1, jitter = 0 }, "Timeout", 9)
    attempt({ max_attempts = 3, initial_delay = 1 }, "Canceled", 9)
    attempt({ max_attempts = 3, initial_delay = 1, retry_kinds = { "Timeout" } }, "Conflict", 9)
    attempt({ max_attempts = 3, initial_delay = 1, retry_kinds = { "Timeout" } }, "Timeout", 2)
    attempt({ max_attempts = 3, initial_delay = 1, skip_kinds = { "Conflict" } }, "Conflict", 9)
    attempt({ max_attempts = 4, initial_delay = 1000000, max_delay = 1 }, "Timeout", 9)

    -- A call that goes on beside its caller, with what its arguments were at first.
    counted(function()
        local future = funcs.new():with_options({ retry = { max_attempts = 3, initial_delay = 1 } }):async("test:flaky", "asker", "Timeout")
        return future:response():receive():data(), future:error()
    end, 3)
    counted(function()
        local future = funcs.new():with_options({ retry = { max_attempts = 2, initial_delay = 1 } }):async("test:flaky", "asker", "Timeout")
        future:response():receive()
        return future:result()
    end, 9)
    counted(function()
        local asker = { "asker" }
        local future = funcs.new():with_options({ retry = { max_attempts = 2, initial_delay = 1 } }):async("test:flaky", asker, "Timeout")
        asker[1] = "nobody"
        return future:response():receive():data()
    end, 2)
    -- Cancelled while it waits for the next attempt, it is over at once.
    local future
    counted(function()
        future = funcs.new():with_options({ retry = { max_attempts = 2, initial_delay = "1h" } }):async("test:throwing")
        time.sleep("20ms")
        io.print(future:is_complete(), future:error())
        io.print(future:cancel(), future:is_complete(), future:response():receive())
        return future:result()
    end, 9)

    -- What the function says of itself holds for calls that say nothing.
    counted(function() return funcs.call("test:persistent", "asker", "Timeout") end, 3)
    counted(function() return funcs.call("test:persistent", "asker", "Conflict") end, 3)
    counted(function() return funcs.async("test:persistent", "asker", "Timeout"):response():receive():data() end, 2)
    counted(function()
        return funcs.new():with_options({ retry = { max_attempts = 1 } }):call("test:persistent", "asker", "Timeout")
    end, 3)
    for _, wrong in ipairs { { max_attempts = "x" }, { initial_delay = "soon" }, { jitter = -1 } } do
        local none, err = funcs.new():with_options({ retry = wrong })
        io.print(none, err:kind(), err)
    end
end

return { main = main }
