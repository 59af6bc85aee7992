// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry was written, so that a later message can point at it.
 *
 * @param file the file as messages show it, with {@code /} between its parts; empty when the entry
 *     was not read from a file
 * @param root the place of the entry and of every value inside it
 */
public record Origin(String file, Place root) {

    /** The origin of entries made while the application runs. */
    public static final Origin RUNTIME = new Origin("", new Place(0, 0, 0, 0, Map.of(), List.of()));

    /**
     * The place of one value and of what it contains. Lines and columns count from 1, columns in
     * code points.
     *
     * @param line line of the value
     * @param column column of the value
     * @param keyLine line of the key that the value stands under, or of the value
     * @param keyColumn column of that key, or of the value
     * @param fields places in a map, by key
     * @param items places in a list, by position
     */
    public record Place(
            int line,
            int column,
            int keyLine,
            int keyColumn,
            Map<String, Place> fields,
            List<Place> items) {}

    /** {@return whether the entry was read from a file} */
    public boolean isFile() {
        return !file.isEmpty();
    }

    /** {@return the place of the value at the path, or of the nearest value around it} */
    public Place locate(DataPath path) {
        Place place = root;
        for (Object step : path.steps()) {
            Place inner = inside(place, step);
            if (inner == null) {
                break;
            }
            place = inner;
        }
        return place;
    }

    private static @Nullable Place inside(Place place, Object step) {
        if (step instanceof Integer index) {
            return index < place.items().size() ? place.items().get(index) : null;
        }
        return place.fields().get(step);
    }

    /** {@return {@code file:line:column} of the entry, or {@code runtime}} */
    @Override
    public String toString() {
        return isFile() ? file + ":" + root.line() + ":" + root.column() : "runtime";
    }
}
