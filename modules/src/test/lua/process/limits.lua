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

    io.print(process.with_options({ limits = { memory = "much" } }))
    io.print(process.with_options({ limits = { memory = -1 } }))
    local small = process.with_options({ limits = { memory = "4M" } })
    for _, way in ipairs({ "keep", "text", "replace" }) do
        small:spawn_monitored("test:hungry", "test:processes", way)
        local result = events:receive().result
        local message = tostring(result.error):gsub("{.-}", "PID"):gsub("holds %d+%.%d", "holds N")
        io.print(way, result.value, result.error and result.error:kind(), message)
    end
end

return { main = main }
