-- Starts processes of an entry (idle unless named), sends each so many messages, says "ready", and
-- waits until it is ended from outside.

local io = require("io")

local function main(count, messages, entry)
    local pids = {}
    for i = 1, tonumber(count) do
        local pid, err = process.spawn("app:" .. (entry or "idle"), "app:processes")
        if not pid then error(err) end
        pids[i] = pid
    end
    for round = 1, tonumber(messages) do
        for i = 1, #pids do process.send(pids[i], "message", round) end
    end
    -- Comes to its turn after those that have messages.
    process.spawn_monitored("app:last", "app:processes")
    process.events():receive()
    pids = nil
    io.print("ready")
    io.flush()
    process.inbox():receive()
    return 0
end

return { main = main }
