-- Durations: three spellings of an argument, units, text.
local function main()
    for _, text in ipairs {
        "0s", "1ns", "1500us", "1.5s", "90s", "1h30m45s500ms", "-2h", "+5m", "2540400h10m10.000000000s", "1100ns", ".5m",
    } do
        local d = time.parse_duration(text)
        io.print(text, tostring(d), d:nanoseconds(), d:microseconds(), d:milliseconds(), d:seconds(), d:minutes(), d:hours())
    end
    io.print(tostring(time.parse_duration(5 * time.MINUTE)), tostring(time.parse_duration(2.9)))
    io.print(tostring(time.parse_duration((time.parse_duration("1m")))))
    io.print(math.type(time.parse_duration("1s"):milliseconds()), math.type(time.parse_duration("1s"):seconds()))
    for _, text in ipairs { "", "5", "s", "1d", "1h 2m", "--1s", "1.2.3s", "99999999999h", ("1s"):rep(200) } do
        local d, err = time.parse_duration(text)
        io.print(d, err:kind(), err:retryable(), #text < 20 and tostring(err) or "…")
    end
    io.print(pcall(time.parse_duration))
    io.print(pcall(time.parse_duration, {}))
    io.print(time.HOUR, time.MINUTE, time.SECOND, time.MILLISECOND, time.MICROSECOND, time.NANOSECOND)
end

return { main = main }
