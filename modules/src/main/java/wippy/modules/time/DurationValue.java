// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.util.OptionalLong;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.runtime.config.Durations;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Sendable;

/** A length of time as a Lua value: nanoseconds, about 292 years either way. Immutable. */
final class DurationValue extends Userdata implements Sendable {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final double SECOND = 1e9;
    private static final int TEXT_MAX = 200;

    private static final LuaTable METATABLE =
            new Methods<>(DurationValue.class, "Duration")
                    .getter("nanoseconds", duration -> duration.nanos)
                    .getter("microseconds", duration -> duration.nanos / MICRO)
                    .getter("milliseconds", duration -> duration.nanos / MILLI)
                    .getter("seconds", duration -> duration.nanos / SECOND)
                    .getter("minutes", duration -> duration.nanos / (60 * SECOND))
                    .getter("hours", duration -> duration.nanos / (3600 * SECOND))
                    .text(duration -> DurationText.of(duration.nanos))
                    .metatable();

    private final long nanos;

    DurationValue(long nanos) {
        this.nanos = nanos;
    }

    /** {@return the length in nanoseconds} */
    long nanos() {
        return nanos;
    }

    /**
     * {@return the nanoseconds that an argument means: a number of them, a text such as {@code
     * 1h30m}, or a duration}
     *
     * @throws Failure Invalid if a text is no duration
     */
    static long nanosOf(LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number.longValue();
        }
        if (value instanceof DurationValue duration) {
            return duration.nanos;
        }
        if (!(value instanceof String text)) {
            throw Arguments.expected(state, self, index, "duration", value);
        }
        OptionalLong nanos =
                text.length() > TEXT_MAX
                        ? OptionalLong.empty()
                        : Durations.parseNanos(LuaString.text(text));
        return nanos.orElseThrow(
                () ->
                        new Failure(
                                ErrorKind.INVALID,
                                "invalid duration '"
                                        + LuaString.text(text)
                                        + "': expected numbers with units (ns, us, ms, s, m, h),"
                                        + " such as 1h30m or 250ms"));
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
