local function double(n)
    return n * 2
end

local function echo(...)
    return { ... }
end

local function several()
    return 1, 2, "not an error, for it is third"
end

local function failing()
    return "dropped", errors.new { message = "no such user", kind = errors.NOT_FOUND, retryable = true, details = { id = 7 } }
end

local function failing_text()
    return nil, "only a text"
end

local function throwing()
    error("thrown")
end

local function throwing_error()
    error(errors.new { message = "thrown object", kind = errors.CONFLICT })
end

local function slow(duration, value)
    time.sleep(duration)
    return value
end

local function endless(n)
    local depth, err = funcs.call("test:endless", n + 1)
    if err then
        return err:kind()
    end
    return depth
end

-- Tells the process of that name about each attempt, and succeeds at the wanted one.
local function flaky(name, kind)
    process.send(type(name) == "table" and name[1] or name, "attempt", kind)
    local answer = process.inbox():receive()
    if answer:payload():data() then
        return "succeeded"
    end
    return nil, errors.new { message = "not yet", kind = kind }
end

return {
    double = double,
    echo = echo,
    several = several,
    failing = failing,
    failing_text = failing_text,
    throwing = throwing,
    throwing_error = throwing_error,
    slow = slow,
    endless = endless,
    flaky = flaky,
}
