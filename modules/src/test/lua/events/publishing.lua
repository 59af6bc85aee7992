-- What is published arrives at those who subscribed, as a table of its own.
local function show(evt, ok)
    io.print(ok, evt and evt.system, evt and evt.kind, evt and evt.path, evt and type(evt.data))
end

local function refusal(value, err)
    io.print(value, err:kind(), err:retryable(), err)
end

local function main()
    io.print(events.send("users", "user.created", "/users/0", "nobody listens"))

    local sub = events.subscribe("users")
    io.print(sub, sub:channel() == sub:channel())
    local ch = sub:channel()
    local data = { name = "Alice", tags = { "a", "b" } }
    io.print(events.send("users", "user.created", "/users/1", data))
    data.name = "changed later"
    events.send("orders", "user.created", "/orders/1")
    events.send("users", "user.deleted", "/users/2")
    local evt = ch:receive()
    io.print(evt.system, evt.kind, evt.path, evt.data.name, #evt.data.tags, evt.data == data)
    show(ch:receive())

    -- Only one kind.
    local deleted = events.subscribe("users", "user.deleted")
    events.send("users", "user.created", "/users/3")
    events.send("users", "user.deleted", "/users/4", 12.5)
    show(deleted:channel():receive())
    io.print(ch:receive().path, ch:receive().path)

    -- Each subscriber of a process has its own data.
    local other = events.subscribe("users")
    events.send("users", "user.updated", "/users/5", { 1 })
    local a, b = ch:receive(), other:channel():receive()
    io.print(a == b, a.data == b.data, a.data[1], b.data[1])

    -- After close.
    io.print(deleted:close(), deleted:close())
    show(deleted:channel():receive())
    events.send("users", "user.deleted", "/users/6")
    io.print(ch:receive().path, (deleted:channel():receive()))

    -- What makes no sense.
    refusal(events.send("", "kind", "path"))
    refusal(events.send("system", "", "path"))
    refusal(events.send("system", "kind", ""))
    refusal(events.subscribe(""))
    refusal(events.subscribe("system", ""))
    refusal(events.subscribe("(a|b"))
    refusal(events.send("nobody", "kind", "path", { deep = { main } }))
    io.print(pcall(events.send, "system", {}, "path"))
    io.print(pcall(events.send, "system", "kind"))
    io.print(pcall(events.subscribe))
    io.print(pcall(events.subscribe, "system", {}))
    io.print(pcall(sub.close, {}))
end

return { main = main }
