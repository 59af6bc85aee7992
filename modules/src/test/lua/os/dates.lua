-- os of applications: time only.
local function main()
    local t = os.time { year = 2024, month = 6, day = 15, hour = 14, min = 30, sec = 45 }
    io.print(os.date("%Y-%m-%dT%H:%M:%S %y %I %p %A %a %B %b %w %j %U %% %Q", t))
    io.print(os.date("%c|%x|%X", t))
    io.print(os.date("!%c %z %Z", 0))
    io.print(os.date("!%H:%M:%S", 86399.9))
    local d = os.date("*t", t)
    io.print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday)
    d = os.date("!*t", 0)
    io.print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst)
    -- A date without an hour is at midnight; fields may be beyond their range.
    io.print(os.time { year = 2024, month = 6, day = 15 } == os.time { year = 2024, month = 6, day = 15, hour = 0 })
    io.print(os.time { year = 2023, month = 14, day = -1 } == os.time { year = 2024, month = 1, day = 30 })
    io.print(os.date("%d", os.time { day = 1 }), math.type(os.time()))
    io.print(os.difftime(t + 90, t), os.clock() >= 0, os.platform, type(os.date()))
    io.print(os.time() - os.time() <= 0, os.execute, os.exit, os.getenv)
    io.print(pcall(os.time, { year = "x" }))
    io.print(pcall(os.time, 5))
    io.print(pcall(os.date, "%Y", "x"))
    io.print(pcall(os.date, "%Y", 1e300))
    io.print(pcall(os.difftime, 1))
end

return { main = main }
