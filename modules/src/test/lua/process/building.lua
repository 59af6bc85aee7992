-- Spawning with names, first messages and context.
local function main()
    local me = process.pid()
    local reports = process.listen("report")
    local events = process.events()

    local builder = process.with_options({})
    local plain = process.with_context({ a = 1 })
    io.print(type(builder), builder ~= plain:with_context({ b = 2 }))

    -- First messages come before any other and have no sender.
    local message = { text = "first" }
    local with_messages = plain:with_message("first", message):with_message("second")
    local pid = with_messages:spawn_monitored("test:reporting", "test:processes", me, 3)
    message.text = "changed"
    process.send(pid, "third", 3)
    for _ = 1, 3 do
        local report = reports:receive()
        local value = report[3]
        io.print(report[1], report[2] == me, #report[2], type(value) == "table" and value.text or value)
    end
    io.print(events:receive().result.value)

    -- The builder is unchanged and can be used again.
    plain:spawn("test:returning", "test:processes")
    io.print(with_messages:exec("test:returning", "test:processes", "by exec"))

    -- A name that is taken: its holder gets the messages, and nobody is tied to it.
    local named = process.with_context({}):with_name("reporter")
    local holder = named:spawn_monitored("test:reporting", "test:processes", me, 2)
    local same = named:with_message("to the holder", "x"):spawn_linked("test:reporting", "test:processes", me, 1)
    io.print(same == holder, process.registry.lookup("reporter") == holder)
    io.print((table.concat(reports:receive(), ",")))
    process.terminate(holder)
    io.print(events:receive().kind)

    for _, f in ipairs { "spawn", "spawn_linked", "spawn_monitored", "spawn_linked_monitored", "exec" } do
        local ok, err = builder[f](builder, "test:absent", "test:processes")
        io.print(f, ok, err:kind())
    end
    local ok, err = plain:with_message("t", print):spawn("test:returning", "test:processes")
    io.print(ok, err:kind())
    ok, err = process.with_context({ f = print }):spawn("test:returning", "test:processes")
    io.print(ok, err:kind())
    io.print(pcall(process.with_context))
    io.print(pcall(process.with_options, 1))
    io.print(pcall(builder.with_name, builder))
    io.print(pcall(builder.with_name, builder, ""))
    io.print(pcall(builder.with_message, builder))
    io.print(pcall(builder.with_message, builder, ""))
    io.print(pcall(builder.with_message, builder, "@events"))
    io.print(pcall(builder.spawn))
end

return { main = main }
