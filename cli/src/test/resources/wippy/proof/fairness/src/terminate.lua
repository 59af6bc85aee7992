-- Terminates a busy process of each kind in each place and tells those that do not end at once.
local kinds = {
    "empty_loop", "numbers", "tail_call", "tail_calls", "rep", "gsub", "find", "sort", "sort_by", "tables",
}
local places = {
    "plain", "pcall", "xpcall", "coroutine", "nested", "comparator", "replacement", "metamethod", "iterator",
}

local function main()
    local events = process.events()
    local ended, slow = 0, 0
    for _, kind in ipairs(kinds) do
        for _, place in ipairs(places) do
            local pid, err = process.spawn_monitored("app:busy", "app:processes", kind, place)
            if not pid then error(err) end
            time.sleep("10ms")
            local before = probe.nanos()
            process.terminate(pid)
            local late = time.after("3s")
            local result = channel.select { events:case_receive(), late:case_receive() }
            local millis = (probe.nanos() - before) / 1e6
            if result.channel == late then
                io.print(kind .. " in " .. place .. " did not end")
            else
                local what = result.value
                if what.from ~= pid or not what.result.error then
                    io.print(kind .. " in " .. place .. ": " .. tostring(what.result.error))
                end
                ended = ended + 1
                if millis > 500 then
                    slow = slow + 1
                    io.print(string.format("%s in %s ended after %.1f ms", kind, place, millis))
                end
            end
        end
    end
    io.print(ended .. " ended, " .. slow .. " slowly")
    return 0
end

return { main = main }
