-- Starts what takes memory beside a hundred others, and tells how it ended.
local PINGS = 100

local function exit_of(events, pid)
    while true do
        local event = events:receive()
        if event.from == pid then return event.result end
    end
end

local function main(...)
    local events = process.events()
    local pings = {}
    for i = 1, PINGS do pings[i] = process.spawn_monitored("app:ping", "app:free") end
    for _, way in ipairs({ ... }) do
        local pid = process.spawn_monitored("app:hungry", "app:small", way)
        local filler = way == "mailbox" and process.spawn("app:filler", "app:free", pid)
        local result = exit_of(events, pid)
        if filler then process.terminate(filler) end
        local failure = result.error and (result.error:kind() .. " " .. tostring(result.error))
        io.print(way, result.value or failure)
    end
    for _, pid in ipairs(pings) do process.terminate(pid) end
end

return { main = main }
