// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.util.OptionalLong;
import wippy.actor.Limits;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.config.Durations;
import wippy.runtime.config.Sizes;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Option {@code limits} of a spawn: what the process may use, beside what its host says. */
final class LimitOptions {
    private LimitOptions() {}

    /**
     * {@return the limits that options say, none if they say none}
     *
     * @throws Failure Invalid if a limit is none
     */
    static Limits of(LuaTable options) {
        Object limits = options.get("limits");
        if (limits == null) {
            return Limits.NONE;
        }
        if (!(limits instanceof LuaTable table)) {
            throw wrong("limits", "a table with mailbox, cpu and memory", limits);
        }
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            Object key = table.keyAt(i);
            if (!"mailbox".equals(key) && !"cpu".equals(key) && !"memory".equals(key)) {
                throw wrong("a key of limits", "mailbox, cpu or memory", key);
            }
        }
        return new Limits(
                mailbox(table.get("mailbox")),
                cpuNanos(table.get("cpu")),
                memory(table.get("memory")));
    }

    private static long mailbox(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw wrong("limits.mailbox", "a number of messages", value);
    }

    private static long cpuNanos(Object value) {
        if (value == null) {
            return 0;
        }
        OptionalLong nanos =
                switch (value) {
                    case Long number -> OptionalLong.of(number);
                    case String text -> Durations.parseNanos(LuaString.text(text));
                    default -> OptionalLong.empty();
                };
        if (nanos.isEmpty() || nanos.getAsLong() < 0) {
            throw wrong("limits.cpu", "a duration such as 250ms, or nanoseconds", value);
        }
        return nanos.getAsLong();
    }

    private static long memory(Object value) {
        if (value == null) {
            return 0;
        }
        OptionalLong bytes =
                switch (value) {
                    case Long number -> OptionalLong.of(number);
                    case String text -> Sizes.parseBytes(LuaString.text(text));
                    default -> OptionalLong.empty();
                };
        if (bytes.isEmpty() || bytes.getAsLong() < 0) {
            throw wrong("limits.memory", "an amount of memory such as 64M, or bytes", value);
        }
        return bytes.getAsLong();
    }

    private static Failure wrong(String option, String expected, Object value) {
        String came = value instanceof String text ? LuaString.text(text) : String.valueOf(value);
        return new Failure(ErrorKind.INVALID, option + " must be " + expected + ", but is " + came);
    }
}
