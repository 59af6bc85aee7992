// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import wippy.lua.Conversions;
import wippy.lua.Indexing;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;

/**
 * {@code os.clock}, {@code date}, {@code difftime} and {@code time} of plain Lua (Lua 5.3 §6.9).
 */
final class TimeFunctions {

    private TimeFunctions() {}

    static List<LuaFunction> functions() {
        return List.of(new Clock(), new Date(), new DiffTime(), new Time());
    }

    /** Processor time of the program, threads of the JVM included. */
    private static final class Clock extends Builtin0 {
        Clock() {
            super("clock");
        }

        @Override
        public Object call(LuaState state) {
            return ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .map(Duration::toNanos)
                            .orElseThrow(
                                    () -> LuaError.of(state, "this system tells no processor time"))
                    / 1e9;
        }
    }

    private static final class DiffTime extends Builtin2 {
        DiffTime() {
            super("difftime");
        }

        @Override
        public Object call(LuaState state, Object later, Object earlier) {
            double end = Arguments.number(state, this, 1, later);
            return end - (earlier == null ? 0 : Arguments.number(state, this, 2, earlier));
        }
    }

    private static final class Date extends Builtin2 {
        Date() {
            super("date");
        }

        @Override
        public Object call(LuaState state, Object format, Object time) {
            String text = Arguments.string(state, this, 1, format, "%c");
            long seconds =
                    time == null
                            ? Instant.now().getEpochSecond()
                            : Arguments.integer(state, this, 2, time);
            boolean utc = text.startsWith("!");
            String pattern = utc ? text.substring(1) : text;
            ZonedDateTime moment = moment(state, seconds, utc);
            if (pattern.startsWith("*t")) {
                LuaTable table = new LuaTable();
                store(state, table, moment);
                return table;
            }
            return new DateText(moment)
                    .format(
                            pattern,
                            conversion ->
                                    Arguments.bad(
                                            state,
                                            this,
                                            1,
                                            "invalid conversion specifier '" + conversion + "'"));
        }
    }

    private static ZonedDateTime moment(LuaState state, long seconds, boolean utc) {
        ZoneId zone = utc ? ZoneOffset.UTC : ZoneId.systemDefault();
        try {
            ZonedDateTime moment = Instant.ofEpochSecond(seconds).atZone(zone);
            if (Math.abs((long) moment.getYear()) < Integer.MAX_VALUE) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Beyond what a calendar can say: reported below.
        }
        throw LuaError.of(state, "time result cannot be represented in this installation");
    }

    private static void store(LuaState state, LuaTable table, ZonedDateTime moment) {
        Indexing.set(state, table, "sec", (long) moment.getSecond());
        Indexing.set(state, table, "min", (long) moment.getMinute());
        Indexing.set(state, table, "hour", (long) moment.getHour());
        Indexing.set(state, table, "day", (long) moment.getDayOfMonth());
        Indexing.set(state, table, "month", (long) moment.getMonthValue());
        Indexing.set(state, table, "year", (long) moment.getYear());
        Indexing.set(state, table, "wday", moment.getDayOfWeek().getValue() % 7 + 1L);
        Indexing.set(state, table, "yday", (long) moment.getDayOfYear());
        boolean summer = moment.getZone().getRules().isDaylightSavings(moment.toInstant());
        Indexing.set(state, table, "isdst", summer);
    }

    private static final class Time extends Builtin1 {
        Time() {
            super("time");
        }

        @Override
        public Object call(LuaState state, Object date) {
            if (date == null) {
                return Instant.now().getEpochSecond();
            }
            LuaTable table = Arguments.table(state, this, 1, date);
            long second = field(state, table, "sec", 0L, 0);
            long minute = field(state, table, "min", 0L, 0);
            long hour = field(state, table, "hour", 12L, 0);
            long day = field(state, table, "day", null, 0);
            long month = field(state, table, "month", null, 1);
            long year = field(state, table, "year", null, 1900);
            ZonedDateTime moment =
                    LocalDateTime.of((int) year, 1, 1, 0, 0)
                            .plusMonths(month - 1)
                            .plusDays(day - 1)
                            .plusHours(hour)
                            .plusMinutes(minute)
                            .plusSeconds(second)
                            .atZone(ZoneId.systemDefault());
            store(state, table, moment);
            return moment.toEpochSecond();
        }

        /** Fields are C ints counted from {@code origin}; outside of those they are refused. */
        private static long field(
                LuaState state, LuaTable table, String key, Long ifAbsent, long origin) {
            Object value = Indexing.get(state, table, key);
            if (value == null) {
                if (ifAbsent != null) {
                    return ifAbsent;
                }
                throw LuaError.of(state, "field '" + key + "' missing in date table");
            }
            if (!(Conversions.toInteger(value) instanceof Long number)) {
                throw LuaError.of(state, "field '" + key + "' is not an integer");
            }
            long offset = number - origin;
            if (offset != (int) offset) {
                throw LuaError.of(state, "field '" + key + "' is out-of-bound");
            }
            return number;
        }
    }
}
