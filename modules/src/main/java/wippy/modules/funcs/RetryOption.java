// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import wippy.lua.Conversions;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.config.Durations;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Option {@code retry} of a call, from Lua. */
final class RetryOption {
    private static final double NANOS_PER_MILLI = 1e6;

    private RetryOption() {}

    /**
     * {@return what a table says}
     *
     * @throws Failure Invalid if a field has a value that makes no sense
     */
    static RetryConfig of(LuaTable table) {
        RetryConfig never = RetryConfig.NEVER;
        return new RetryConfig(
                (long) number(table, "max_attempts", (double) never.maxAttempts()),
                delay(table, "initial_delay", never.initialDelay()),
                delay(table, "max_delay", never.maxDelay()),
                number(table, "backoff_factor", never.backoffFactor()),
                number(table, "jitter", never.jitter()),
                kinds(table, "retry_kinds"),
                kinds(table, "skip_kinds"));
    }

    private static double number(LuaTable table, String field, double otherwise) {
        Object value = table.get(field);
        if (value == null) {
            return otherwise;
        }
        if (Conversions.toNumber(value) instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw wrong(field, "a number that is not negative", value);
    }

    /** Numbers are milliseconds. */
    private static Duration delay(LuaTable table, String field, Duration otherwise) {
        Object value = table.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return Durations.parseNanos(LuaString.text(text)).stream()
                    .mapToObj(Duration::ofNanos)
                    .findFirst()
                    .orElseThrow(
                            () -> wrong(field, "milliseconds or a duration such as 250ms", value));
        }
        return Duration.ofNanos((long) (number(table, field, 0) * NANOS_PER_MILLI));
    }

    private static Set<String> kinds(LuaTable table, String field) {
        Set<String> kinds = new HashSet<>();
        if (table.get(field) instanceof LuaTable list) {
            for (long i = 1; i <= list.length(); i++) {
                if (list.get(i) instanceof String kind) {
                    kinds.add(kind);
                }
            }
        }
        return kinds;
    }

    private static Failure wrong(String field, String expected, Object value) {
        String came = value instanceof String text ? LuaString.text(text) : String.valueOf(value);
        return new Failure(
                ErrorKind.INVALID, "retry." + field + " must be " + expected + ", but is " + came);
    }
}
