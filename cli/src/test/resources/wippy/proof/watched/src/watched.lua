-- Starts a process that waits, tells its PID, and waits itself.
local function main()
    local pid = process.spawn("app:waiter", "app:processes")
    io.print(pid)
    time.sleep("60s")
    return 0
end

return { main = main }
