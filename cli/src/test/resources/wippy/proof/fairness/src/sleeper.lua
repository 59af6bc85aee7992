-- Sleeps and tells how late it woke.
local function main(seed)
    local wait = 10 + seed % 41
    while true do
        local before = probe.nanos()
        time.sleep(wait .. "ms")
        probe.late(probe.nanos() - before - wait * 1000000)
        wait = 10 + (wait * 17 + seed) % 41
    end
end

return { main = main }
