// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A search of entries: conditions that must all hold.
 *
 * <table>
 *   <caption>Keys of a filter</caption>
 *   <tr><td>{@code .kind .name .ns .id}</td><td>the text, {@code *} standing for any characters</td></tr>
 *   <tr><td>{@code meta.KEY}</td><td>equals; a list of several values: holds them all</td></tr>
 *   <tr><td>{@code ~meta.KEY}</td><td>matches the regular expression somewhere</td></tr>
 *   <tr><td>{@code *meta.KEY}</td><td>contains the text, or is a list with that item</td></tr>
 *   <tr><td>{@code ^meta.KEY}</td><td>begins with the text</td></tr>
 *   <tr><td>{@code $meta.KEY}</td><td>ends with the text</td></tr>
 * </table>
 *
 * <p>Dots in KEY are part of it. Other keys mean nothing. Immutable.
 */
public final class Query {

    private static final String META = "meta.";
    private static final String SIGNS = "~*^$";

    private interface Condition {
        boolean holds(Entry entry);
    }

    private final List<Condition> conditions;

    private Query(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * {@return the search that a filter means}
     *
     * @param filter what a key must be, as {@link Values} have it
     * @param skipped told each key that means nothing
     * @throws IllegalArgumentException if a value cannot be compared that way; the message says why
     */
    public static Query of(
            Map<String, ? extends @Nullable Object> filter, Consumer<String> skipped) {
        var conditions = new ArrayList<Condition>();
        filter.forEach(
                (key, value) ->
                        condition(key, value)
                                .ifPresentOrElse(conditions::add, () -> skipped.accept(key)));
        return new Query(conditions);
    }

    /** {@return whether the entry is one of those searched} */
    public boolean matches(Entry entry) {
        for (Condition condition : conditions) {
            if (!condition.holds(entry)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the entries searched, in their order} */
    public List<Entry> select(Entries entries) {
        var found = new ArrayList<Entry>();
        for (Entry entry : entries.all()) {
            if (matches(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Optional<Condition> condition(String key, @Nullable Object value) {
        boolean isSigned = !key.isEmpty() && SIGNS.indexOf(key.charAt(0)) >= 0;
        String path = isSigned ? key.substring(1) : key;
        if (path.startsWith(META) && path.length() > META.length()) {
            String name = path.substring(META.length());
            return Optional.of(
                    isSigned ? signed(key, name, value) : entry -> equal(meta(entry, name), value));
        }
        return switch (key) {
            case ".kind" -> Optional.of(wildcard(key, value, Entry::kind));
            case ".name" -> Optional.of(wildcard(key, value, entry -> entry.id().name()));
            case ".ns" -> Optional.of(wildcard(key, value, entry -> entry.id().namespace()));
            case ".id" -> Optional.of(wildcard(key, value, entry -> entry.id().toString()));
            default -> Optional.empty();
        };
    }

    private static @Nullable Object meta(Entry entry, String name) {
        return entry.meta().get(name);
    }

    private interface Property {
        String of(Entry entry);
    }

    private static Condition wildcard(String key, @Nullable Object value, Property property) {
        String wanted = text(key, value);
        return entry -> Wildcard.matches(wanted, property.of(entry));
    }

    private static Condition signed(String key, String name, @Nullable Object value) {
        return switch (key.charAt(0)) {
            case '~' -> {
                Pattern pattern = pattern(key, text(key, value));
                yield entry ->
                        textOf(meta(entry, name)).filter(it -> finds(pattern, it)).isPresent();
            }
            case '^' -> {
                String start = text(key, value);
                yield entry ->
                        textOf(meta(entry, name)).filter(it -> it.startsWith(start)).isPresent();
            }
            case '$' -> {
                String end = text(key, value);
                yield entry -> textOf(meta(entry, name)).filter(it -> it.endsWith(end)).isPresent();
            }
            default -> entry -> contains(meta(entry, name), value);
        };
    }

    private static Pattern pattern(String key, String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a regular expression as '"
                            + key
                            + "', got '"
                            + expression
                            + "': "
                            + e.getDescription(),
                    e);
        }
    }

    private static boolean finds(Pattern pattern, String text) {
        return pattern.matcher(new PatientText(text)).find();
    }

    private static String text(String key, @Nullable Object value) {
        return textOf(value)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected text as '" + key + "', got " + value));
    }

    private static Optional<String> textOf(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case FileText text -> Optional.of(text.text());
            case null, default -> Optional.empty();
        };
    }

    private static boolean contains(@Nullable Object present, @Nullable Object wanted) {
        if (present instanceof List<?>) {
            return equal(present, wanted instanceof List<?> ? wanted : one(wanted));
        }
        Optional<String> text = textOf(present);
        Optional<String> part = textOf(wanted);
        return text.isPresent() && part.isPresent() && text.get().contains(part.get());
    }

    private static List<@Nullable Object> one(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        list.add(value);
        return list;
    }

    /** Equality of values; a list that is wanted has to be held. */
    private static boolean equal(@Nullable Object present, @Nullable Object wanted) {
        if (wanted instanceof List<?> several) {
            List<?> items = present instanceof List<?> list ? list : one(present);
            for (Object one : several) {
                if (items.stream().noneMatch(item -> isSame(item, one))) {
                    return false;
                }
            }
            return true;
        }
        return isSame(present, wanted);
    }

    private static boolean isSame(@Nullable Object present, @Nullable Object wanted) {
        if (present instanceof Number a && wanted instanceof Number b) {
            return a.equals(b) || a.doubleValue() == b.doubleValue();
        }
        if (present instanceof FileText text) {
            return text.text().equals(wanted);
        }
        return present != null && present.equals(wanted);
    }
}
