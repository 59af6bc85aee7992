// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that entries are made of: {@code null}, {@code Boolean}, {@code Long}, {@code Double},
 * {@code String} (Unicode text), {@link FileText}, {@code List} and {@code Map} with {@code String}
 * keys in insertion order.
 */
public final class Values {

    private Values() {}

    /**
     * {@return an unmodifiable deep copy; {@code Integer} and the like become {@code Long}, {@code
     * Float} becomes {@code Double}}
     *
     * @throws IllegalArgumentException if something else than the types above is found, or a value
     *     is nested deeper than 200 levels
     */
    public static @Nullable Object freeze(@Nullable Object value) {
        return freeze(value, 0);
    }

    /** {@return an unmodifiable deep copy of a map, under the rules of {@link #freeze(Object)}} */
    public static Map<String, @Nullable Object> freezeMap(Map<?, ?> map) {
        return freezeMap(map, 0);
    }

    private static final int DEPTH_MAX = 200;

    private static @Nullable Object freeze(@Nullable Object value, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "values may be nested " + DEPTH_MAX + " levels deep, this one goes deeper");
        }
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Long number -> number;
            case Double number -> number;
            case String text -> text;
            case FileText text -> text;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Float number -> number.doubleValue();
            case List<?> list -> freezeList(list, depth);
            case Map<?, ?> map -> freezeMap(map, depth);
            default ->
                    throw new IllegalArgumentException(
                            "expected null, a boolean, a number, text, a list or a map, got "
                                    + value.getClass().getName());
        };
    }

    private static List<@Nullable Object> freezeList(List<?> list, int depth) {
        var copy = new ArrayList<@Nullable Object>(list.size());
        for (Object item : list) {
            copy.add(freeze(item, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, @Nullable Object> freezeMap(Map<?, ?> map, int depth) {
        var copy = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(map.size());
        for (var item : map.entrySet()) {
            if (!(item.getKey() instanceof String key)) {
                throw new IllegalArgumentException(
                        "expected text as the key of a map, got " + item.getKey());
            }
            copy.put(key, freeze(item.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }
}
