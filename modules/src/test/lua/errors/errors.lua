-- Making, wrapping and telling apart error values.
local function show(err)
    local details = err:details()
    io.print(tostring(err), err:message(), err:kind(), err:retryable(), details and details.user_id)
end

local function main()
    local plain = errors.new("something went wrong")
    show(plain)
    local full = errors.new {
        message = "user not found",
        kind = errors.NOT_FOUND,
        retryable = false,
        details = { user_id = 123, "dropped", list = { 1, 2 } },
    }
    show(full)
    io.print(full:details()[1], #full:details().list)
    show(errors.new { message = "m", details = {} })
    show(errors.new { message = "m", retryable = true, kind = "OwnKind" })

    local wrapped = errors.wrap(full, "loading")
    show(wrapped)
    show(errors.wrap(wrapped, "starting"))
    show(errors.wrap("a text", "context"))
    show(errors.wrap(full, errors.new("context as error")))

    io.print(errors.is(full, errors.NOT_FOUND), errors.is(full, "Invalid"), errors.is(wrapped, "NotFound"))
    io.print(errors.is(nil, "Invalid"), errors.is("text", "Invalid"), errors.is(plain, errors.UNKNOWN))
    io.print(type(full), "concat: " .. full, full .. "!", full .. wrapped)

    -- Raised, it stays what it is; a text gets a place.
    local ok, err = pcall(error, full)
    io.print(ok, err == full)
    ok, err = pcall(function() error("text") end)
    io.print(ok, err)

    local stack = errors.call_stack(plain)
    io.print(#stack.frames > 0, stack.thread, stack.frames[1].source, stack.frames[1].line, stack.frames[1].type)
    for _, frame in ipairs((function() return errors.call_stack(errors.new("deep")).frames end)()) do
        io.print(frame.level, frame.name, frame.type)
    end
    io.print(plain:stack():find("something went wrong\nstack traceback:\n", 1, true))
    io.print(errors.call_stack("text"), errors.call_stack(nil), errors.call_stack(12))

    io.print(errors.NOT_FOUND, errors.ALREADY_EXISTS, errors.INVALID, errors.PERMISSION_DENIED,
        errors.UNAVAILABLE, errors.INTERNAL, errors.CANCELED, errors.CONFLICT, errors.TIMEOUT,
        errors.RATE_LIMITED, errors.UNKNOWN == "")
    io.print(pcall(errors.new))
    io.print(pcall(errors.new, {}))
    io.print(pcall(errors.new, { message = 5 }))
    io.print(pcall(errors.wrap, plain))
    io.print(pcall(errors.wrap, nil, "context"))
    io.print(pcall(errors.is, plain))
    io.print(pcall(plain.kind, {}))
    io.print(pcall(function() return plain .. {} end))
end

return { main = main }
