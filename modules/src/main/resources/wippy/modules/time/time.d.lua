--- Instants, durations, zones, sleeping and timers.
---
--- A duration as an argument is a number of nanoseconds, a text such as "1h30m" or "250ms" (units ns, us,
--- ms, s, m, h), or a Duration. A layout shows Monday 2 January 2006, 15:04:05 in zone MST, as in Go.

--- A length of time; its text is such as "1h30m0s". Immutable, can be sent.
type Duration = {
    --- Hours, with a fraction.
    hours: (self: Duration) -> number,
    --- Minutes, with a fraction.
    minutes: (self: Duration) -> number,
    --- Seconds, with a fraction.
    seconds: (self: Duration) -> number,
    --- Whole milliseconds.
    milliseconds: (self: Duration) -> integer,
    --- Whole microseconds.
    microseconds: (self: Duration) -> integer,
    --- Nanoseconds.
    nanoseconds: (self: Duration) -> integer,
}

--- A time zone; its text is its name. Immutable, can be sent.
type Location = {
    --- The name.
    string: (self: Location) -> string,
}

--- An instant seen in a zone. Immutable, can be sent.
type Time = {
    --- The time a duration later.
    add: (self: Time, d: number | string | Duration) -> (Time?, errors.Error?),
    --- How long after another time this is.
    sub: (self: Time, t: Time) -> Duration,
    --- The time so many years, months and days later; the 31st of a shorter month is in the next one.
    add_date: (self: Time, years: number, months: number, days: number) -> (Time?, errors.Error?),
    --- Whether this is before another time.
    before: (self: Time, t: Time) -> boolean,
    --- Whether this is after another time.
    after: (self: Time, t: Time) -> boolean,
    --- Whether this is the same instant as another, whatever their zones.
    equal: (self: Time, t: Time) -> boolean,
    --- The time as a layout shows it.
    format: (self: Time, layout: string) -> string,
    --- The time by layout RFC3339.
    format_rfc3339: (self: Time) -> string,
    --- Seconds since 1970.
    unix: (self: Time) -> integer,
    --- Nanoseconds since 1970; wraps around after 292 years.
    unix_nano: (self: Time) -> integer,
    --- Year, month and day.
    date: (self: Time) -> (integer, integer, integer),
    --- Hour, minute and second.
    clock: (self: Time) -> (integer, integer, integer),
    --- The year.
    year: (self: Time) -> integer,
    --- The month, 1 to 12.
    month: (self: Time) -> integer,
    --- The day of the month, from 1.
    day: (self: Time) -> integer,
    --- The hour, 0 to 23.
    hour: (self: Time) -> integer,
    --- The minute, 0 to 59.
    minute: (self: Time) -> integer,
    --- The second, 0 to 59.
    second: (self: Time) -> integer,
    --- The nanoseconds within the second.
    nanosecond: (self: Time) -> integer,
    --- The day of the week, 0 is Sunday.
    weekday: (self: Time) -> integer,
    --- The day of the year, from 1.
    year_day: (self: Time) -> integer,
    --- Whether this is midnight of 1 January 1 in UTC.
    is_zero: (self: Time) -> boolean,
    --- The same instant in UTC.
    utc: (self: Time) -> Time,
    --- The same instant in the system's zone.
    in_local: (self: Time) -> Time,
    --- The same instant in another zone.
    in_location: (self: Time, loc: Location) -> Time,
    --- The zone that it is seen in.
    location: (self: Time) -> Location,
    --- The nearest multiple of a duration since the zero time, the later of two.
    round: (self: Time, d: Duration) -> Time,
    --- The last multiple of a duration since the zero time.
    truncate: (self: Time, d: Duration) -> Time,
}

--- A timer that fires once, and once more after each reset.
type Timer = {
    --- The channel that gets the time when it fires.
    channel: (self: Timer) -> channel.Channel,
    --- The same channel.
    response: (self: Timer) -> channel.Channel,
    --- Stops it; whether it was running.
    stop: (self: Timer) -> boolean,
    --- Starts it anew; whether it was running.
    reset: (self: Timer, d: number | string | Duration) -> (boolean?, errors.Error?),
}

--- A timer that fires again and again. Ticks that find 16 others waiting are dropped.
type Ticker = {
    --- The channel that gets the time at each tick.
    channel: (self: Ticker) -> channel.Channel,
    --- The same channel.
    response: (self: Ticker) -> channel.Channel,
    --- Stops it; whether it was running.
    stop: (self: Ticker) -> boolean,
}

type Module = {
    --- The current time, in the system's zone.
    now: () -> Time,
    --- The time of a date; fields may be out of range. In the system's zone unless one is given.
    date: (year: number, month: number, day: number, hour: number, min: number, sec: number, nsec: number, loc: Location?) -> (Time?, errors.Error?),
    --- The time so many seconds and nanoseconds after 1970, in the system's zone.
    unix: (sec: number, nsec: number?) -> (Time?, errors.Error?),
    --- Reads a time by a layout. Without zone it is in the location, UTC unless one is given.
    parse: (layout: string, value: string, loc: Location?) -> (Time?, errors.Error?),
    --- Reads a duration.
    parse_duration: (d: number | string | Duration) -> (Duration?, errors.Error?),
    --- The zone of an IANA name, "UTC" or "Local".
    load_location: (name: string) -> (Location?, errors.Error?),
    --- A zone that is always so many seconds ahead of UTC.
    fixed_zone: (name: string, offset: number) -> (Location?, errors.Error?),
    --- Waits.
    sleep: (d: number | string | Duration) -> (nil, errors.Error?),
    --- A channel that gets the time after a while, and is closed then.
    after: (d: number | string | Duration) -> (channel.Channel?, errors.Error?),
    --- A timer that fires after a while.
    timer: (d: number | string | Duration) -> (Timer?, errors.Error?),
    --- A timer that fires each time a duration has passed.
    ticker: (d: number | string | Duration) -> (Ticker?, errors.Error?),
    --- The zone UTC.
    utc: Location,
    --- The system's zone.
    localtz: Location,
    --- One nanosecond.
    NANOSECOND: 1,
    --- Nanoseconds of a microsecond.
    MICROSECOND: 1000,
    --- Nanoseconds of a millisecond.
    MILLISECOND: 1000000,
    --- Nanoseconds of a second.
    SECOND: 1000000000,
    --- Nanoseconds of a minute.
    MINUTE: 60000000000,
    --- Nanoseconds of an hour.
    HOUR: 3600000000000,
    --- A layout.
    RFC3339: "2006-01-02T15:04:05Z07:00",
    --- A layout.
    RFC3339NANO: "2006-01-02T15:04:05.999999999Z07:00",
    --- A layout.
    RFC822: "02 Jan 06 15:04 MST",
    --- A layout.
    RFC822Z: "02 Jan 06 15:04 -0700",
    --- A layout.
    RFC850: "Monday, 02-Jan-06 15:04:05 MST",
    --- A layout.
    RFC1123: "Mon, 02 Jan 2006 15:04:05 MST",
    --- A layout.
    RFC1123Z: "Mon, 02 Jan 2006 15:04:05 -0700",
    --- A layout.
    DATE_TIME: "2006-01-02 15:04:05",
    --- A layout.
    DATE_ONLY: "2006-01-02",
    --- A layout.
    TIME_ONLY: "15:04:05",
    --- A layout.
    KITCHEN: "3:04PM",
    --- A layout.
    STAMP: "Jan _2 15:04:05",
    --- A layout.
    STAMP_MILLI: "Jan _2 15:04:05.000",
    --- A layout.
    STAMP_MICRO: "Jan _2 15:04:05.000000",
    --- A layout.
    STAMP_NANO: "Jan _2 15:04:05.000000000",
    --- January.
    JANUARY: 1,
    --- February.
    FEBRUARY: 2,
    --- March.
    MARCH: 3,
    --- April.
    APRIL: 4,
    --- May.
    MAY: 5,
    --- June.
    JUNE: 6,
    --- July.
    JULY: 7,
    --- August.
    AUGUST: 8,
    --- September.
    SEPTEMBER: 9,
    --- October.
    OCTOBER: 10,
    --- November.
    NOVEMBER: 11,
    --- December.
    DECEMBER: 12,
    --- Sunday.
    SUNDAY: 0,
    --- Monday.
    MONDAY: 1,
    --- Tuesday.
    TUESDAY: 2,
    --- Wednesday.
    WEDNESDAY: 3,
    --- Thursday.
    THURSDAY: 4,
    --- Friday.
    FRIDAY: 5,
    --- Saturday.
    SATURDAY: 6,
}
