-- Starts busy processes of a kind, and sleepers, and terminates them all when the watch is over.
local function main(kind, busy, sleepers)
    local pids = {}
    for i = 1, math.tointeger(sleepers) do
        pids[i] = process.spawn("app:sleeper", "app:processes", i)
    end
    for _ = 1, math.tointeger(busy) do
        pids[#pids + 1] = process.spawn("app:busy", "app:processes", kind, "plain")
    end
    while not probe.over() do time.sleep("10ms") end
    for _, pid in ipairs(pids) do process.terminate(pid) end
end

return { main = main }
