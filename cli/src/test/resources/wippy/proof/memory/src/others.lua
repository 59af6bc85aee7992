local M = {}

-- Sends until it is terminated.
function M.filler(pid)
    while true do
        for i = 1, 500 do process.send(pid, "inbox", { i, { "text" } }) end
        time.sleep("1ms")
    end
end

-- Reports how late its timer was, each time.
function M.ping()
    while not probe.over() do
        local due = probe.nanos() + 10000000
        time.sleep("10ms")
        probe.late(probe.nanos() - due)
    end
end

return M
