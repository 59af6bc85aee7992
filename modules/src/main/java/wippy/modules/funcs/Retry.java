// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import java.util.HashSet;
import java.util.Set;
import wippy.actor.Process;
import wippy.lua.Conversions;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.runtime.config.Durations;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * Option {@code retry} of a call: how often, after which pause, and for which errors a call is made
 * again. Errors that say that they are not retryable, and cancellations, are final.
 *
 * @param attempts how many calls at most, the first included
 * @param firstNanos the pause after the first failure
 * @param longestNanos the longest pause
 * @param factor by which each pause is longer than the one before
 * @param jitter how much of a pause is left to chance, 0 to 1
 * @param only kinds to be tried again; empty for all
 * @param never kinds not to be tried again
 */
record Retry(
        long attempts,
        long firstNanos,
        long longestNanos,
        double factor,
        double jitter,
        Set<String> only,
        Set<String> never) {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FIRST_NANOS = 100 * NANOS_PER_MILLI;
    private static final long LONGEST_NANOS = 10_000 * NANOS_PER_MILLI;
    private static final double FACTOR = 2.0;
    private static final double JITTER = 0.1;

    /** One call and no more. */
    static final Retry NEVER =
            new Retry(1, FIRST_NANOS, LONGEST_NANOS, FACTOR, JITTER, Set.of(), Set.of());

    /**
     * {@return what a table says}
     *
     * @throws Failure Invalid if a field has a value that makes no sense
     */
    static Retry of(LuaTable table) {
        return new Retry(
                (long) number(table, "max_attempts", 1),
                nanos(table, "initial_delay", FIRST_NANOS),
                nanos(table, "max_delay", LONGEST_NANOS),
                number(table, "backoff_factor", FACTOR),
                number(table, "jitter", JITTER),
                kinds(table, "retry_kinds"),
                kinds(table, "skip_kinds"));
    }

    boolean isWorthIt(int attempt, ErrorValue error) {
        String kind = error.kind();
        return attempt < attempts
                && !Boolean.FALSE.equals(error.retryable())
                && !kind.equals(ErrorKind.CANCELED)
                && (only.isEmpty() || only.contains(kind))
                && !never.contains(kind);
    }

    void pause(LuaState state, int attempt) {
        Process process = LuaProcess.of(state).process();
        double chance = (process.host().node().env().random() >>> 11) * 0x1p-53;
        double nanos = Math.min(firstNanos * Math.pow(factor, attempt - 1), (double) longestNanos);
        long pause = (long) (nanos * (1 + jitter * (2 * chance - 1)));
        state.await(
                () -> {
                    process.sleep(pause);
                    return Results.NONE;
                });
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
    private static long nanos(LuaTable table, String field, long otherwise) {
        Object value = table.get(field);
        if (value instanceof String text) {
            return Durations.parseNanos(LuaString.text(text))
                    .orElseThrow(
                            () -> wrong(field, "milliseconds or a duration such as 250ms", value));
        }
        return value == null ? otherwise : (long) (number(table, field, 0) * NANOS_PER_MILLI);
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
