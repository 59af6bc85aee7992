// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entry;
import wippy.registry.EntryId;

/**
 * A change of one value of an entry from outside its definition file, such as {@code
 * app:api:addr=:9090}.
 *
 * @param id the entry
 * @param field the key of the payload, dots between keys of maps; {@code kind} and {@code meta.…}
 *     mean the entry's own
 * @param value the value, as text, number or boolean
 */
public record EntryOverride(EntryId id, String field, Object value) {

    /**
     * {@return the changes in a text, which may have several with commas between} A comma that no
     * other change follows belongs to a value.
     */
    public static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            if (isChange(text, comma + 1)) {
                parts.add(text.substring(start, comma));
                start = comma + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean isChange(String text, int start) {
        int colons = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return colons > 1;
            }
            colons += c == ':' ? 1 : 0;
            if (!Character.isLetterOrDigit(c) && ":._-".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /**
     * {@return what the text says, {@code namespace:entry:field=value}; nothing if it does not have
     * that form} {@code true} and {@code false} (in any case), integers as they are usually
     * written, and numbers with a point or exponent are values of their kind; all else is text.
     */
    public static Optional<EntryOverride> parse(String text) {
        int equals = text.indexOf('=');
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 1 || second < 0 || equals < second + 2 || second == first + 1) {
            return Optional.empty();
        }
        EntryId id = new EntryId(text.substring(0, first), text.substring(first + 1, second));
        String field = text.substring(second + 1, equals);
        return Optional.of(new EntryOverride(id, field, value(text.substring(equals + 1))));
    }

    private static Object value(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
            return Long.parseLong(text);
        }
        if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
                && text.matches(".*[.eE].*")) {
            return Double.parseDouble(text);
        }
        return text;
    }

    /** {@return the entry with the value changed} Maps on the way are made. */
    Entry apply(Entry entry) {
        if (field.equals("kind")) {
            return new Entry(
                    entry.id(), value.toString(), entry.meta(), entry.data(), entry.origin());
        }
        String[] keys = field.split("\\.", -1);
        if (keys.length > 1 && keys[0].equals("meta")) {
            return new Entry(
                    entry.id(),
                    entry.kind(),
                    changed(entry.meta(), keys, 1),
                    entry.data(),
                    entry.origin());
        }
        int from = keys.length > 1 && keys[0].equals("data") ? 1 : 0;
        return new Entry(
                entry.id(),
                entry.kind(),
                entry.meta(),
                changed(entry.fields(), keys, from),
                entry.origin());
    }

    private Map<String, @Nullable Object> changed(Map<?, ?> map, String[] keys, int index) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> copy.put((String) key, item));
        String key = keys[index];
        if (index == keys.length - 1) {
            copy.put(key, value);
        } else {
            Map<?, ?> inner = copy.get(key) instanceof Map<?, ?> found ? found : Map.of();
            copy.put(key, changed(inner, keys, index + 1));
        }
        return copy;
    }
}
