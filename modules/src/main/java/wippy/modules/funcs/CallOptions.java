// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import java.util.OptionalLong;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.config.Durations;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Options of a call.
 *
 * @param retry when it is made again after a failure; null for what the function says
 * @param timeoutNanos how long each attempt may take; 0 for any time
 */
record CallOptions(RetryConfig retry, long timeoutNanos) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** One attempt that may take any time. */
    static final CallOptions NONE = new CallOptions(null, 0);

    /**
     * {@return these with what a table says} Options that are not known are accepted and mean
     * nothing.
     *
     * @throws Failure Invalid if one has a value that makes no sense
     */
    CallOptions with(LuaTable table) {
        return new CallOptions(
                table.get("retry") instanceof LuaTable again ? RetryOption.of(again) : retry,
                table.get("timeout") == null ? timeoutNanos : nanos(table.get("timeout")));
    }

    /** Numbers are milliseconds. */
    private static long nanos(Object timeout) {
        OptionalLong nanos =
                switch (timeout) {
                    case Long millis -> OptionalLong.of((long) (millis * NANOS_PER_MILLI));
                    case Double millis when millis >= 0 ->
                            OptionalLong.of((long) (millis * NANOS_PER_MILLI));
                    case String text -> Durations.parseNanos(LuaString.text(text));
                    default -> OptionalLong.empty();
                };
        if (nanos.isEmpty() || nanos.getAsLong() < 0) {
            String came =
                    timeout instanceof String text ? LuaString.text(text) : String.valueOf(timeout);
            throw new Failure(
                    ErrorKind.INVALID,
                    "timeout must be milliseconds or a duration such as 5s, but is " + came);
        }
        return nanos.getAsLong();
    }
}
