// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from an entry to a value inside it: a sequence of map keys ({@code String}) and list
 * positions ({@code Integer}, from 0). The first step is {@code meta}, {@code data}, {@code name}
 * or {@code kind}; the empty path is the entry itself.
 */
public record DataPath(List<Object> steps) {

    /** The entry as a whole. */
    public static final DataPath ENTRY = new DataPath(List.of());

    /** The metadata of an entry. */
    public static final DataPath META = ENTRY.child("meta");

    /** The payload of an entry. */
    public static final DataPath DATA = ENTRY.child("data");

    /** The kind of an entry. */
    public static final DataPath KIND = ENTRY.child("kind");

    /** Copies the steps. */
    public DataPath {
        steps = List.copyOf(steps);
    }

    /** {@return the path one map key further} */
    public DataPath child(String key) {
        return extended(key);
    }

    /** {@return the path one list position further, counted from 0} */
    public DataPath child(int index) {
        return extended(index);
    }

    private DataPath extended(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new DataPath(longer);
    }

    /**
     * {@return the path as an author of entries writes it: {@code lifecycle.requires[0]}, {@code
     * meta.command.name}; payload keys stand beside {@code name} and {@code kind}, so the leading
     * {@code data} is not shown}
     */
    @Override
    public String toString() {
        var text = new StringBuilder();
        int first = steps.size() > 1 && steps.getFirst().equals("data") ? 1 : 0;
        for (Object step : steps.subList(first, steps.size())) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
