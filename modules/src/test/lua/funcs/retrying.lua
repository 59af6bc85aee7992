-- Option retry. The function asks this process each time whether to succeed.
local function attempt(options, kind, succeeds_at)
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
    local value, err = funcs.new():with_options({ retry = options }):call("test:flaky", "asker", kind)
    stop:close()
    process.unlisten(answers)
    io.print(count, value, err and err:kind())
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
    for _, wrong in ipairs { { max_attempts = "x" }, { initial_delay = "soon" }, { jitter = -1 } } do
        local none, err = funcs.new():with_options({ retry = wrong })
        io.print(none, err:kind(), err)
    end
end

return { main = main }
