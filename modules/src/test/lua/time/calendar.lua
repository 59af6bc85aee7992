-- Fields, arithmetic and zones.
local function show(t)
    io.print(t:format(time.RFC3339NANO))
end

local function main()
    local ny = time.load_location("America/New_York")
    local t = time.date(2024, 2, 29, 10, 30, 15, 7, time.utc)
    io.print(t:year(), t:month(), t:day(), t:hour(), t:minute(), t:second(), t:nanosecond())
    io.print(t:weekday() == time.THURSDAY, t:year_day(), t:date())
    io.print(t:clock())
    io.print(t:unix(), t:unix_nano(), t:is_zero())

    show(t:add("24h"))
    show(t:add(5 * time.MINUTE))
    show(t:add((time.parse_duration("-1ns"))))
    show(t:add_date(1, 0, 0))
    show(t:add_date(0, 1, 2))
    show(t:add_date(0, -14, 0))
    show(time.date(2024, 10, 31, 0, 0, 0, 0, time.utc):add_date(0, 1, 0))
    show(time.date(2024, 13, 32, 25, 61, 61, 1000000001, time.utc))
    show(time.date(2024, 1.9, 1, 0, 0, 0, 0, time.utc))
    show(time.date(1, 1, 1, 0, 0, 0, 0, time.utc))
    io.print(time.date(1, 1, 1, 0, 0, 0, 0, time.utc):is_zero())

    local later = t:add("26h3m")
    io.print(tostring(later:sub(t)), tostring(t:sub(later)), later:sub(t):hours())
    io.print(t:before(later), t:after(later), t:equal(later), t:equal(t:in_location(ny)))
    local far = time.date(5000, 1, 1, 0, 0, 0, 0, time.utc)
    io.print(far:sub(t):nanoseconds() == math.maxinteger)

    local quarter = time.parse_duration("15m")
    show(time.date(2024, 1, 1, 10, 22, 30, 0, time.utc):round(quarter))
    show(time.date(2024, 1, 1, 10, 22, 29, 0, time.utc):round(quarter))
    show(time.date(2024, 1, 1, 10, 22, 30, 0, time.utc):truncate(quarter))
    show(time.date(2024, 1, 1, 10, 22, 30, 0, time.utc):truncate((time.parse_duration("0s"))))

    show(t:in_location(ny))
    io.print(t:in_location(ny):location():string(), tostring(t:location()))
    show(time.date(2024, 3, 10, 2, 30, 0, 0, ny))
    show(time.date(2024, 11, 3, 1, 30, 0, 0, ny))
    show(time.date(2024, 1, 1, 0, 0, 0, 0, time.fixed_zone("IST", 5 * 3600 + 1800)))
    io.print(time.localtz:string(), time.utc:string())
    io.print(time.now():after(t), time.now():location():string())

    for _, name in ipairs { "", "Mars/Olympus", "+02:00" } do
        local none, err = time.load_location(name)
        io.print(none, err:kind(), err)
    end
    io.print(select(2, time.fixed_zone("X", 100 * 3600)))
    io.print(select(2, time.date(1e18, 1, 1, 0, 0, 0, 0)))
    io.print(select(2, time.unix(1 << 62)))
    io.print(pcall(time.date, 2024, 1))
    io.print(pcall(function() t:before(1) end))
    io.print(pcall(function() t:round(5) end))
    io.print(pcall(t.year, 1))
    -- Months and days of the week by name: the first of each month of 2024, and a week from Sunday on.
    for _, name in ipairs {
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
        "NOVEMBER", "DECEMBER",
    } do
        local first = time.date(2024, time[name], 1, 0, 0, 0, 0, time.utc)
        io.write(time[name], " ", first:month(), " ", tostring(first:format("January"):upper() == name), ", ")
    end
    io.print()
    for day, name in ipairs { "SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY" } do
        local date = time.date(2024, 9, day, 0, 0, 0, 0, time.utc)
        io.write(time[name], " ", date:weekday(), " ", tostring(date:format("Monday"):upper() == name), ", ")
    end
    io.print()
    -- The system's zone.
    local utc = time.date(2024, 6, 15, 12, 0, 0, 0, time.utc)
    io.print(utc:in_local():equal(utc), utc:in_local():location():string() == time.localtz:string(), utc:in_local():unix() == utc:unix())
end

return { main = main }
