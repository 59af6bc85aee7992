-- Tells when it starts and ends, and waits in between until it may go on.
local function pass(main, name)
    process.send(main, "started")
    process.inbox():receive()
    process.send(main, "done")
    return name
end

-- A process that is called like a function.
local function callable(main, what, value)
    if what == "return" then
        return value
    elseif what == "fail" then
        return nil, errors.new { message = value, kind = errors.CONFLICT }
    end
    process.send(main, "started")
    local event = process.events():receive()
    process.send(main, event.kind, event.reason, event.from)
    process.inbox():receive()
    return "ended later"
end

local function executing(main)
    return process.exec("test:pass_process", "test:processes", main, "executed")
end

local function calling(id, ...)
    return funcs.call(id, ...)
end

local function like_a_process()
    local me = process.pid()
    local seen = { process.id() }
    process.registry.register("a function")
    process.set_options({ trap_links = true })
    local events, inbox, listener = process.events(), process.inbox(), process.listen("topic")
    local child = process.spawn_linked_monitored("test:pass_process", "test:processes", "a function")
    seen[#seen + 1] = inbox:receive():topic()
    process.send("a function", "topic", "listened")
    seen[#seen + 1] = listener:receive()
    process.terminate(child)
    for _ = 1, 2 do
        local event = events:receive()
        seen[#seen + 1] = event.kind .. " " .. tostring(event.from == child)
    end
    process.cancel(me, "by itself")
    seen[#seen + 1] = events:receive().reason
    local answers = channel.new()
    coroutine.spawn(function() answers:send("beside") end)
    seen[#seen + 1] = answers:receive()
    return seen
end

local function returning(what)
    if what == "function" then
        return print
    elseif what == "deep" then
        return { a = { { print } } }
    elseif what == "channel" then
        return setmetatable({}, { __index = { c = channel.new() } })
    elseif what == "false and text" then
        return false, "said so"
    elseif what == "object" then
        local object = setmetatable({}, { class = "kept", __index = { inherited = "inherited" } })
        object.self = object
        return { object, object }
    end
    return nil
end

return {
    pass = pass,
    callable = callable,
    executing = executing,
    calling = calling,
    like_a_process = like_a_process,
    returning = returning,
}
