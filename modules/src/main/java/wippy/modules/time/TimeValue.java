// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Sendable;

/** An instant seen in a zone, as a Lua value. Immutable. */
final class TimeValue extends Userdata implements Sendable {

    /** Midnight of 1 January 1 in UTC. */
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private static final Methods<TimeValue> METHODS = new Methods<>(TimeValue.class, "Time");
    private static final LuaTable METATABLE = metatableOfTimes();

    private final Instant instant;
    private final LocationValue location;

    TimeValue(Instant instant, LocationValue location) {
        this.instant = instant;
        this.location = location;
    }

    /** {@return an instant in the zone of the system} */
    static TimeValue local(Instant instant) {
        return new TimeValue(instant, LocationValue.LOCAL);
    }

    /** {@return the zone that it is seen in} */
    LocationValue location() {
        return location;
    }

    /** {@return its calendar fields} */
    ZonedDateTime zoned() {
        return instant.atZone(location.zone());
    }

    private TimeValue in(LocationValue other) {
        return new TimeValue(instant, other);
    }

    private TimeValue plus(long nanos) {
        try {
            return new TimeValue(instant.plusNanos(nanos), location);
        } catch (DateTimeException | ArithmeticException e) {
            throw CalendarTime.outOfRange();
        }
    }

    /** What is longer than a duration can say is the longest. */
    private static DurationValue between(TimeValue from, TimeValue to) {
        try {
            return new DurationValue(Duration.between(from.instant, to.instant).toNanos());
        } catch (ArithmeticException e) {
            return new DurationValue(
                    from.instant.isBefore(to.instant) ? Long.MAX_VALUE : Long.MIN_VALUE);
        }
    }

    /** {@return how far it is past a multiple of a duration, counted from the zero time} */
    private long past(long nanos) {
        Duration since = Duration.between(ZERO, instant);
        return BigInteger.valueOf(since.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(since.getNano()))
                .mod(BigInteger.valueOf(nanos))
                .longValue();
    }

    private TimeValue truncated(long nanos) {
        return nanos <= 0 ? this : plus(-past(nanos));
    }

    private TimeValue rounded(long nanos) {
        if (nanos <= 0) {
            return this;
        }
        long past = past(nanos);
        return past < nanos - past ? plus(-past) : plus(nanos - past);
    }

    private TimeValue addDate(long years, long months, long days) {
        ZonedDateTime time = zoned();
        return new TimeValue(
                CalendarTime.of(
                        time.getYear() + years,
                        time.getMonthValue() + months,
                        time.getDayOfMonth() + days,
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        time.getNano(),
                        location.zone()),
                location);
    }

    private static LuaTable metatableOfTimes() {
        METHODS.getter("year", time -> (long) time.zoned().getYear())
                .getter("month", time -> (long) time.zoned().getMonthValue())
                .getter("day", time -> (long) time.zoned().getDayOfMonth())
                .getter("hour", time -> (long) time.zoned().getHour())
                .getter("minute", time -> (long) time.zoned().getMinute())
                .getter("second", time -> (long) time.zoned().getSecond())
                .getter("nanosecond", time -> (long) time.zoned().getNano())
                .getter("weekday", time -> time.zoned().getDayOfWeek().getValue() % 7L)
                .getter("year_day", time -> (long) time.zoned().getDayOfYear())
                .getter("date", TimeValue::date)
                .getter("clock", TimeValue::clock)
                .getter("unix", time -> time.instant.getEpochSecond())
                .getter("unix_nano", TimeValue::unixNano)
                .getter("is_zero", time -> time.instant.equals(ZERO))
                .getter("utc", time -> time.in(LocationValue.UTC))
                .getter("in_local", time -> time.in(LocationValue.LOCAL))
                .getter("location", time -> time.location)
                .getter("format_rfc3339", time -> TimeFormat.of(time, TimeConstants.RFC3339))
                .text(time -> TimeFormat.of(time, TimeConstants.PLAIN));
        METHODS.add(comparing("before", (time, other) -> time.instant.isBefore(other.instant)));
        METHODS.add(comparing("after", (time, other) -> time.instant.isAfter(other.instant)));
        METHODS.add(comparing("equal", (time, other) -> time.instant.equals(other.instant)));
        METHODS.add(comparing("sub", (time, other) -> between(other, time)));
        METHODS.add(rounding("round", TimeValue::rounded));
        METHODS.add(rounding("truncate", TimeValue::truncated));
        METHODS.add(Functions.of("add", TimeValue::add));
        METHODS.add(Functions.variadic("add_date", TimeValue::addDate));
        METHODS.add(Functions.of("format", TimeValue::format));
        METHODS.add(Functions.of("in_location", TimeValue::inLocation));
        return METHODS.metatable();
    }

    private Object date() {
        ZonedDateTime time = zoned();
        return Results.of(
                (long) time.getYear(), (long) time.getMonthValue(), (long) time.getDayOfMonth());
    }

    private Object clock() {
        ZonedDateTime time = zoned();
        return Results.of((long) time.getHour(), (long) time.getMinute(), (long) time.getSecond());
    }

    private Object unixNano() {
        return instant.getEpochSecond() * NANOS_PER_SECOND.longValue() + instant.getNano();
    }

    /** Something that two times have. */
    private interface Comparison {
        Object of(TimeValue time, TimeValue other);
    }

    private static LuaFunction comparing(String name, Comparison comparison) {
        return Functions.of(
                name,
                (state, self, time, other) -> {
                    TimeValue first = METHODS.check(state, self, time);
                    if (other instanceof TimeValue second) {
                        return comparison.of(first, second);
                    }
                    throw Arguments.expected(state, self, 2, "Time", other);
                });
    }

    /** A time near another. */
    private interface Rounding {
        TimeValue of(TimeValue time, long nanos);
    }

    private static LuaFunction rounding(String name, Rounding rounding) {
        return Functions.of(
                name,
                (state, self, time, duration) -> {
                    TimeValue value = METHODS.check(state, self, time);
                    if (duration instanceof DurationValue length) {
                        return rounding.of(value, length.nanos());
                    }
                    throw Arguments.expected(state, self, 2, "Duration", duration);
                });
    }

    private static Object add(LuaState state, LuaFunction self, Object time, Object duration) {
        TimeValue value = METHODS.check(state, self, time);
        try {
            return value.plus(DurationValue.nanosOf(state, self, 2, duration));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object addDate(LuaState state, LuaFunction self, Object[] arguments) {
        TimeValue value = METHODS.check(state, self, Functions.argument(arguments, 1));
        try {
            return value.addDate(
                    WholeNumbers.argument(state, self, arguments, 2),
                    WholeNumbers.argument(state, self, arguments, 3),
                    WholeNumbers.argument(state, self, arguments, 4));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object format(LuaState state, LuaFunction self, Object time, Object layout) {
        TimeValue value = METHODS.check(state, self, time);
        return TimeFormat.of(value, Arguments.string(state, self, 2, layout));
    }

    private static Object inLocation(
            LuaState state, LuaFunction self, Object time, Object location) {
        TimeValue value = METHODS.check(state, self, time);
        if (location instanceof LocationValue other) {
            return value.in(other);
        }
        throw Arguments.expected(state, self, 2, "Location", location);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
