-- Each part of a layout, and what looks like one but is none.
local function main()
    local ny = time.load_location("America/New_York")
    local t = time.date(2024, time.MARCH, 5, 15, 4, 9, 123456000, time.utc)
    local function show(layout)
        io.print(layout .. "  ->  " .. t:format(layout))
    end
    for _, layout in ipairs {
        "2006-01-02T15:04:05Z07:00", "06 1 2", "Jan January Janet", "Mon Monday Monster",
        "_2 02 2", "002 __2", "15 3 03", "4 04 5 05", "PM pm", "MST -0700 -07:00 -07 -070000",
        "Z0700 Z07 Z070000 Z07:00:00", ".000 .999 .000000000 .0", "5.000 5,999999999 5.00x", "2.0006",
        "_2006", "no parts here", "100%", "",
    } do
        show(layout)
    end
    t = t:in_location(ny)
    show("2006-01-02 15:04:05 -0700 MST")
    show("Z07:00")
    t = time.date(2024, 7, 4, 0, 30, 0, 0, ny)
    show("3:04PM MST")
    t = time.date(99, 12, 31, 23, 59, 59, 0, time.fixed_zone("", -(5 * 3600 + 30 * 60)))
    show("2006 06 MST -07:00")
    for _, name in ipairs {
        "RFC3339", "RFC3339NANO", "RFC822", "RFC822Z", "RFC850", "RFC1123", "RFC1123Z", "DATE_TIME",
        "DATE_ONLY", "TIME_ONLY", "KITCHEN", "STAMP", "STAMP_MILLI", "STAMP_MICRO", "STAMP_NANO",
    } do
        io.print(name, time.date(2009, 2, 4, 21, 0, 57, 12345600, time.utc):format(time[name]))
    end
    io.print(tostring(time.date(2009, 2, 4, 21, 0, 57, 12345600, time.utc)))
    io.print(time.unix(1703862245, 0):utc():format_rfc3339())
    io.print(pcall(function() t:format() end))
end

return { main = main }
