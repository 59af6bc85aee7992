-- Reading times by a layout.
local function try(layout, value, location)
    local t, err = time.parse(layout, value, location)
    if t then
        io.print(value, "=>", t:format("2006-01-02T15:04:05.999999999 -07:00 MST"))
    else
        io.print(err:kind(), err)
    end
end

local function main()
    local ny = time.load_location("America/New_York")
    try(time.RFC3339, "2024-12-29T15:04:05Z")
    try(time.RFC3339, "2024-12-29T15:04:05.25+05:30")
    try(time.RFC3339NANO, "2024-12-29T15:04:05.123456789-08:00")
    try("2006-01-02", "2024-12-29")
    try("15:04:05", "14:30:00")
    try("3:04pm", "2:30pm")
    try("3:04 PM", "12:00 AM")
    try("2006-01-02 15:04", "2024-12-29 14:30", ny)
    try("2006-01-02 15:04:05 MST", "2024-12-29 14:30:00 EST", ny)
    try("2006-01-02 15:04:05 MST", "2024-07-29 14:30:00 EDT", ny)
    try("2006-01-02 15:04:05 MST", "2024-12-29 14:30:00 XYZ")
    try("2006-01-02 15:04:05 MST", "2024-12-29 14:30:00 UTC")
    try("15:04 MST", "14:30 GMT+3")
    try(time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 -0700", ny)
    try(time.STAMP_MILLI, "Feb  4 21:00:57.012")
    try("January _2, 06", "december  9, 69")
    try("Jan 2 06", "DEC 9 68")
    try("2006 002", "2024 366")
    try("2006-01-02  15h", "2024-12-29 7h")
    try("05.000", "07.125")
    try("05", "07.125")
    try("Monday", "tuesday")
    -- What does not fit.
    try(time.RFC3339, "invalid")
    try(time.RFC3339, "")
    try("2006-01-02", "2024-13-01")
    try("2006-01-02", "2024-02-30")
    try("2006-01-02", "2024-02-03x")
    try("2006 002", "2023 366")
    try("15:04", "24:00")
    try("05.000", "07.12")
    try("Z07:00", "+99:00")
    try("MST", "nowhere")
    try("é2006", "e2024")
    io.print(pcall(time.parse, "2006"))
    io.print(pcall(time.parse, "2006", "2024", "UTC"))
end

return { main = main }
