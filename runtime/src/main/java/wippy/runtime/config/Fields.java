// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.FileText;
import wippy.registry.Nearest;

/**
 * Reads typed values from one map of an entry: its payload, its metadata, or a section of either. A
 * value that is missing or wrong leaves an error in the findings, and the default is returned. An
 * empty map counts as an empty list and the other way round, since Lua has one empty table. Used by
 * one thread.
 */
public final class Fields {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Findings findings;
    private final DataPath path;
    private final Map<?, ?> values;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Findings findings, DataPath path, Map<?, ?> values) {
        this.findings = findings;
        this.path = path;
        this.values = values;
    }

    /** {@return a reader of the payload; a payload that is not a map is an error} */
    public static Fields ofData(Findings findings) {
        Entry entry = findings.entry();
        if (entry.data() != null && !(entry.data() instanceof Map<?, ?>)) {
            String message = "expected a map as data of this entry, got " + show(entry.data());
            findings.error(DataPath.DATA, message, "write 'key: value'");
        }
        return new Fields(findings, DataPath.DATA, entry.fields());
    }

    /** {@return a reader of the metadata} */
    public static Fields ofMeta(Findings findings) {
        return new Fields(findings, DataPath.META, findings.entry().meta());
    }

    /** {@return whether a value is there} */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** {@return a reader of the map under a key; empty if the key is absent} */
    public Fields section(String key) {
        Object value = value(key);
        if (value instanceof Map<?, ?> map) {
            return new Fields(findings, path.child(key), map);
        }
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            wrong(key, "a map", value, "write the keys of '" + key + "' indented below it");
        }
        return new Fields(findings, path.child(key), Map.of());
    }

    /** {@return the text under a key, if it is there} */
    public Optional<String> text(String key) {
        Object value = value(key);
        return switch (value) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case FileText text -> Optional.of(text.text());
            default -> {
                boolean isPlain = value instanceof Number || value instanceof Boolean;
                String hint = isPlain ? "put quotes around it" : "write '" + key + ": …'";
                wrong(key, "text", value, hint);
                yield Optional.empty();
            }
        };
    }

    /** {@return the text under a key, which must be there and not blank} */
    public String requiredText(String key) {
        boolean isThere = has(key);
        Optional<String> text = text(key);
        if (!isThere || (text.isPresent() && text.get().isBlank())) {
            missing(key, "write '" + key + ": …'");
        }
        return text.orElse("");
    }

    /**
     * {@return the text under a key, if it is there} A whole number or boolean without quotes is
     * the text that it reads as; a fraction is refused, since it may read differently than written.
     */
    public Optional<String> plainText(String key) {
        Object value = value(key);
        return value instanceof Long || value instanceof Boolean
                ? Optional.of(value.toString())
                : text(key);
    }

    /** {@return the keys of this map, in their order; all of them are known from now on} */
    public List<String> keys() {
        var keys = new ArrayList<String>();
        values.keySet().forEach(key -> keys.add((String) key));
        known.addAll(keys);
        return keys;
    }

    /** {@return the boolean under a key} */
    public boolean flag(String key, boolean otherwise) {
        Object value = value(key);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            wrong(key, "true or false", value, "write true or false, without quotes");
        }
        return otherwise;
    }

    /** {@return the whole number under a key, from min to max} */
    public long integer(String key, long otherwise, long min, long max) {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        boolean isWhole = value instanceof Double number && number == Math.rint(number);
        if (value instanceof Long || isWhole) {
            long number = ((Number) value).longValue();
            if (number >= min && number <= max) {
                return number;
            }
        }
        String range = max == Long.MAX_VALUE ? "from " + min + " on" : "from " + min + " to " + max;
        wrong(key, "a whole number " + range, value, digits(value));
        return otherwise;
    }

    /** {@return the number under a key, from min to max} */
    public double number(String key, double otherwise, double min, double max) {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() >= min
                && number.doubleValue() <= max) {
            return number.doubleValue();
        }
        String range =
                Double.isInfinite(max) ? "from " + min + " on" : "from " + min + " to " + max;
        wrong(key, "a number " + range, value, digits(value));
        return otherwise;
    }

    /** {@return the duration under a key, not negative; a bare number counts nanoseconds} */
    public Duration duration(String key, Duration otherwise) {
        Duration duration = duration(key, otherwise, 1);
        if (value(key) instanceof Long number && number > 0) {
            findings.warning(
                    path.child(key),
                    at(key) + " is a number without unit, which counts nanoseconds",
                    "write it like 250ms, 1.5s or 1h30m");
        }
        return duration;
    }

    /** {@return the delay under a key, not negative; a bare number counts milliseconds} */
    public Duration delay(String key, Duration otherwise) {
        return duration(key, otherwise, NANOS_PER_MILLI);
    }

    private Duration duration(String key, Duration otherwise, long nanosPerUnit) {
        Object value = value(key);
        OptionalLong nanos =
                switch (value) {
                    case null -> OptionalLong.of(otherwise.toNanos());
                    case String text -> Durations.parseNanos(text);
                    case Long number when number <= Long.MAX_VALUE / nanosPerUnit ->
                            OptionalLong.of(number * nanosPerUnit);
                    default -> OptionalLong.empty();
                };
        if (nanos.isEmpty() || nanos.getAsLong() < 0) {
            wrong(key, "a duration", value, "write it like 250ms, 1.5s or 1h30m");
            return otherwise;
        }
        return Duration.ofNanos(nanos.getAsLong());
    }

    /** {@return the amount of memory under a key, in bytes} */
    public long size(String key, long otherwise) {
        Object value = value(key);
        OptionalLong bytes =
                switch (value) {
                    case null -> OptionalLong.of(otherwise);
                    case String text -> Sizes.parseBytes(text);
                    case Long number -> OptionalLong.of(number);
                    default -> OptionalLong.empty();
                };
        if (bytes.isEmpty() || bytes.getAsLong() < 0) {
            wrong(key, "an amount of memory", value, "write it like 64M or 1.5G");
            return otherwise;
        }
        return bytes.getAsLong();
    }

    /** {@return the constant whose name, in lower case, is the text under a key} */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        List<String> names =
                Arrays.stream(constants).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        int index = names.indexOf(text.get());
        if (index >= 0) {
            return constants[index];
        }
        wrong(
                key,
                "one of " + String.join(", ", names),
                text.get(),
                Nearest.to(text.get(), names)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("leave it out for " + otherwise.name().toLowerCase(Locale.ROOT)));
        return otherwise;
    }

    /** {@return the texts of the list under a key; empty if it is absent} */
    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        List<?> items = values(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text && !text.isBlank()) {
                texts.add(text);
            } else {
                findings.error(
                        path.child(key).child(i),
                        "expected text in " + at(key) + ", got " + show(items.get(i)),
                        items.get(i) instanceof Number || items.get(i) instanceof Boolean
                                ? "put quotes around it"
                                : "write each item as text");
            }
        }
        return texts;
    }

    /** {@return the texts of the list under a key, or the one text that is there instead} */
    public List<String> textOrTexts(String key) {
        return value(key) instanceof String text && !text.isBlank() ? List.of(text) : texts(key);
    }

    /** {@return the ids of the list under a key; bare names take the namespace of the entry} */
    public List<EntryId> references(String key) {
        String namespace = findings.entry().id().namespace();
        return texts(key).stream().map(text -> EntryId.resolve(text, namespace)).toList();
    }

    /** {@return the list under a key; empty if it is absent} */
    public List<?> values(String key) {
        Object value = value(key);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty())) {
            wrong(key, "a list", value, "write each item on a line of its own, after '- '");
        }
        return List.of();
    }

    /** {@return a reader of each map of the list under a key; empty if it is absent} */
    public List<Fields> sections(String key) {
        var sections = new ArrayList<Fields>();
        List<?> items = values(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map) {
                sections.add(new Fields(findings, path.child(key).child(i), map));
            } else {
                findings.error(
                        path.child(key).child(i),
                        "expected a map in " + at(key) + ", got " + show(items.get(i)),
                        "write '- key: value' and further keys below it");
            }
        }
        return sections;
    }

    /** {@return the map from text to text under a key; empty if it is absent} */
    public Map<String, String> textMap(String key) {
        Fields section = section(key);
        var texts = new LinkedHashMap<String, String>();
        for (Object name : section.values.keySet()) {
            String item = (String) name;
            texts.put(item, section.requiredText(item));
        }
        return texts;
    }

    /**
     * {@return the id under a key, if it is there; a bare name takes the namespace of the entry}
     */
    public Optional<EntryId> reference(String key) {
        String namespace = findings.entry().id().namespace();
        return text(key).map(text -> EntryId.resolve(text, namespace));
    }

    /** {@return the id under a key, written in full, if it is there} */
    public Optional<EntryId> fullReference(String key) {
        return text(key).flatMap(text -> full(text, path.child(key)));
    }

    /** {@return an id written in full; a bare name is an error that shows how to complete it} */
    Optional<EntryId> full(String text, DataPath at) {
        if (text.indexOf(':') > 0) {
            return Optional.of(EntryId.parse(text));
        }
        String namespace = findings.entry().id().namespace();
        findings.error(
                at,
                "expected a full id namespace:name in " + at + ", got '" + text + "'",
                "for an entry of this namespace write '" + namespace + ":" + text + "'");
        return Optional.empty();
    }

    /** {@return the value under a key, as the entry has it} */
    public @Nullable Object value(String key) {
        known.add(key);
        return values.get(key);
    }

    /** {@return where a value is, for errors of one's own} */
    public DataPath pathOf(String key) {
        return path.child(key);
    }

    /** {@return what is wrong so far, and the place to add to it} */
    public Findings findings() {
        return findings;
    }

    /** Warns of each key nobody asked for that looks like a slip of one that somebody did. */
    public void warnOfSlips() {
        for (Object key : values.keySet()) {
            String name = (String) key;
            if (!known.contains(name)) {
                var unset = known.stream().filter(other -> !values.containsKey(other)).toList();
                Nearest.to(name, unset)
                        .ifPresent(
                                near ->
                                        findings.warning(
                                                path.child(name),
                                                "the key " + at(name) + " is not known and ignored",
                                                "did you mean '" + near + "'?"));
            }
        }
    }

    void missing(String key, String hint) {
        findings.error(
                path.child(key),
                findings.entry().kind() + " needs " + at(key) + ", got nothing",
                hint);
    }

    private void wrong(String key, String expected, @Nullable Object value, String hint) {
        findings.error(
                path.child(key),
                "expected " + expected + " as " + at(key) + ", got " + show(value),
                hint);
    }

    private static String digits(Object value) {
        if (value instanceof Number) {
            return "write a number of this range, or leave it out";
        }
        boolean isQuoted = value instanceof String text && isNumber(text);
        return isQuoted ? "take the quotes away" : "write it in digits";
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.-".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String at(String key) {
        return "'" + path.child(key) + "'";
    }

    private static String show(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text -> text.isEmpty() ? "empty text" : "the text '" + text + "'";
            case FileText text -> "the content of " + text.file();
            case List<?> list -> "a list";
            case Map<?, ?> map -> "a map";
            default -> value.toString();
        };
    }
}
