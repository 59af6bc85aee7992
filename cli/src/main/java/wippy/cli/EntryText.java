// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entry;
import wippy.registry.FileText;
import wippy.runtime.log.JsonText;

/** Entries as text, for people and for programs. */
final class EntryText {
    private EntryText() {}

    /** {@return the entry as a map of values: id, kind, meta and, if wanted, data} */
    static Map<String, @Nullable Object> values(Entry entry, boolean withData) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("id", entry.id().toString());
        values.put("kind", entry.kind());
        values.put("meta", entry.meta());
        if (withData) {
            values.put("data", entry.data());
        }
        return values;
    }

    /**
     * {@return a value of an entry}
     *
     * @param path {@code id}, {@code kind}, {@code meta}, {@code data}, a path below the last two
     *     such as {@code meta.type}, or a path in the data
     */
    static Optional<Object> find(Entry entry, String path) {
        Map<String, @Nullable Object> values = values(entry, true);
        Optional<Object> found = inside(values, path);
        return found.isPresent() ? found : inside(entry.fields(), path);
    }

    /** Keys may have dots themselves, so the longest one is tried first. */
    private static Optional<Object> inside(@Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Object whole = map.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            Optional<Object> found =
                    inside(map.get(path.substring(0, dot)), path.substring(dot + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@return one line of JSON, without a line feed} */
    static String json(@Nullable Object value) {
        var out = new StringBuilder();
        JsonText.append(out, readable(value));
        return out.toString();
    }

    /** {@return a value with the content of files in the place of their names} */
    private static @Nullable Object readable(@Nullable Object value) {
        return switch (value) {
            case FileText text -> text.text();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                map.forEach((key, item) -> copy.put(key, readable(item)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(readable(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /**
     * {@return a value as YAML, with a line feed at its end}
     *
     * @param namesFiles whether the content of a file is shown as the file's name
     */
    static String yaml(@Nullable Object value, boolean namesFiles) {
        var out = new StringBuilder();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            new YamlText(out, namesFiles).appendMap(map, 0);
            return out.toString();
        }
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("value", value);
        new YamlText(out, namesFiles).appendMap(one, 0);
        return out.toString();
    }

    /** {@return a value as it is, with a line feed at its end: of a text its characters} */
    static String raw(Object value) {
        String text =
                switch (value) {
                    case String it -> it;
                    case FileText it -> it.text();
                    default -> json(value);
                };
        return text.endsWith("\n") ? text : text + "\n";
    }
}
