// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Setting;

/** Which values the settings may have that this version uses. */
final class SettingTypes {

    private SettingTypes() {}

    private enum Type {
        FLAG("true or false", "write true or false, without quotes"),
        DURATION("a duration", "write it like 250ms, 1.5s or 1h30m"),
        LEVEL("a whole number from -1 to 2", "-1 is debug, 0 info, 1 warn, 2 error"),
        ENCODING("console or json", "leave it out for console"),
        NAME("a name without blanks, '@', '|' and braces", "write it like worker-1"),
        TEXTS("a list of texts", "write each item on a line of its own, after '- '");

        private final String expected;
        private final String hint;

        Type(String expected, String hint) {
            this.expected = expected;
            this.hint = hint;
        }
    }

    private static final Map<String, Type> TYPES =
            Map.of(
                    "logger.encoding", Type.ENCODING,
                    "logmanager.min_level", Type.LEVEL,
                    "logmanager.propagate_downstream", Type.FLAG,
                    "logmanager.stream_to_events", Type.FLAG,
                    "relay.node_name", Type.NAME,
                    "security.strict_mode", Type.FLAG,
                    "shutdown.timeout", Type.DURATION,
                    "disable.namespaces", Type.TEXTS,
                    "disable.entries", Type.TEXTS);

    /** {@return what is wrong with the value of a setting, if anything} */
    static Optional<Problem> check(String key, Setting setting) {
        Type type = TYPES.get(key);
        Object value = setting.value();
        if (type == null || value == null || isOf(type, value)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.error(
                        setting.origin(),
                        "expected "
                                + type.expected
                                + " as '"
                                + key
                                + "', got "
                                + (value instanceof List<?> ? "a list" : "'" + value + "'"),
                        type.hint));
    }

    private static boolean isOf(Type type, Object value) {
        return switch (type) {
            case FLAG -> value instanceof Boolean;
            case DURATION ->
                    value instanceof String text && Durations.parseNanos(text).orElse(-1) >= 0;
            case LEVEL -> value instanceof Long level && level >= -1 && level <= 2;
            case ENCODING -> value.equals("console") || value.equals("json");
            case NAME -> value instanceof String text && isName(text);
            case TEXTS -> value instanceof List<?> list && areTexts(list);
        };
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || "@|{}".indexOf(c) >= 0);
    }

    private static boolean areTexts(List<?> list) {
        return list.stream().allMatch(item -> item instanceof String);
    }
}
