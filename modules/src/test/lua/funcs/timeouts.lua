local function main()
    local me = process.pid()
    local patient = funcs.new():with_options({ timeout = "1h" })
    local hasty = patient:with_options({ timeout = 20 })

    -- In time.
    print(patient:call("test:waiter", "in time"))
    print(funcs.new():with_options({ timeout = 3600e3 }):call("test:waiter", "in time"))

    -- Too late: nobody ever answers.
    local value, err = hasty:call("test:waiter")
    print(value, err:kind(), err:retryable(), err)
    local future = hasty:async("test:waiter")
    local answer = future:response():receive()
    print(answer:kind(), future:is_complete(), future:is_canceled())

    -- Each attempt has it.
    local late = funcs.new():with_options({ timeout = "20ms", retry = { max_attempts = 3, initial_delay = 1 } })
    print(select(2, late:call("test:waiter")):kind())

    -- A process that is called is asked to end.
    print(select(2, hasty:call("test:waiting", me)):kind(), process.inbox():receive():payload():data())

    -- No timeout.
    print(hasty:with_options({ timeout = 0 }):call("test:waiter", "any time"))
    for _, wrong in ipairs({ -1, "soon", {}, true, 0 / 0 }) do
        local executor, mistake = funcs.new():with_options({ timeout = wrong })
        print(executor, mistake and mistake:kind(), (tostring(mistake):gsub("table: .*", "a table"):gsub("%-?nan", "nan")))
    end
end

return { main = main }
