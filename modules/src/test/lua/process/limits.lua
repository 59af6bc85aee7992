-- What happens to processes that use more than their host or their spawner allows.
local function main()
    local events = process.events()

    local function fill(pid)
        local sent = 0
        while true do
            local ok, err = process.send(pid, "inbox", sent + 1)
            if not ok then return sent, err end
            sent = sent + 1
        end
    end

    local pid = process.spawn("test:hungry", "test:limited", "receive")
    local sent, err = fill(pid)
    io.print(sent, err:kind(), (err:message():gsub("{.-}", "PID")))
    local narrow = process.with_options({ limits = { mailbox = 1 } }):spawn("test:hungry", "test:limited", "receive")
    io.print((fill(narrow)))
    io.print(process.with_options({ limits = { mailbox = "many" } }))
    io.print(process.with_options({ limits = { cpu = true } }))
    io.print(process.with_options({ limits = 1 }))
    io.print(process.with_options({ limits = { mail_box = 1 } }))

    local limits = { cpu = "20ms" }
    process.with_options({ limits = limits }):spawn_monitored("test:hungry", "test:limited", "run")
    local result = events:receive().result
    io.print(result.value, result.error:kind(), result.error)
end

return { main = main }
