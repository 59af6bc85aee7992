--- What applications have of Lua's os: time, and where they run.

--- The fields of a date.
type DateTable = {
    year: integer,
    --- 1 to 12.
    month: integer,
    day: integer,
    hour: integer,
    min: integer,
    sec: integer,
    --- 1 is Sunday.
    wday: integer,
    --- 1 is the first of January.
    yday: integer,
    --- Whether daylight saving time is in force.
    isdst: boolean,
}

type Module = {
    --- Seconds since the runtime started.
    clock: () -> number,
    --- The time in seconds since 1970, or that of a date in the local zone: what it does not say is
    --- today's, and midnight. Fields may be out of range: the 32nd of May is the first of June.
    time: (date: {[string]: any}?) -> integer,
    --- A time, the current one unless given, by a format of C's strftime ("%c" unless given), or as a
    --- DateTable for "*t". With "!" before it in UTC, otherwise in the local zone.
    date: (format: string?, time: number?) -> string | DateTable,
    --- Seconds from t1 to t2.
    difftime: (t2: number, t1: number) -> number,
    --- The runtime.
    platform: "wippy",
}
