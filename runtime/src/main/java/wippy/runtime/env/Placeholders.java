// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.Fault;
import wippy.registry.RejectedException;
import wippy.runtime.load.PlainScalars;

/**
 * Environment variables in texts of entries: <code>${env:NAME}</code>, <code>${env:NAME|default}
 * </code>, and for names of capitals, digits and {@code _} also <code>${NAME|default}</code> and
 * <code>${NAME:-default}</code>. A name is the public one of an entry of kind {@code env.variable},
 * or its id. <code>$${</code> is a literal <code>${</code>; all else between braces stays as it is.
 *
 * <p>A text that is nothing but one placeholder becomes a number or boolean if its default reads as
 * one and the value does too.
 *
 * <p>The registry keeps the entries as they are written: values are for those that make entries
 * real.
 */
public final class Placeholders {
    private static final String OPEN = "${";
    private static final String ENVIRONMENT = "env:";

    private final Variables variables;
    private final Entry entry;
    private final List<Fault> faults = new ArrayList<>();

    private Placeholders(Variables variables, Entry entry) {
        this.variables = variables;
        this.entry = entry;
    }

    /**
     * {@return an entry with values in the place of placeholders} Lua code that stands in an entry
     * is no text of that sort.
     *
     * @throws RejectedException if a variable without default has no value
     */
    public static Entry resolve(Entry entry, Variables variables) {
        if (!isConcerned(entry.data())) {
            return entry;
        }
        var placeholders = new Placeholders(variables, entry);
        Object data = placeholders.value(entry.data(), DataPath.DATA);
        if (!placeholders.faults.isEmpty()) {
            throw new RejectedException(placeholders.faults);
        }
        return new Entry(entry.id(), entry.kind(), entry.meta(), data, entry.origin());
    }

    private static boolean isConcerned(@Nullable Object value) {
        if (value instanceof String text) {
            return text.contains(OPEN);
        }
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (isConcerned(item)) {
                    return true;
                }
            }
        }
        if (value instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                if (isConcerned(item)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Object value(@Nullable Object value, DataPath path) {
        if (value instanceof String text) {
            return text.contains(OPEN) ? text(text, path) : text;
        }
        if (value instanceof List<?> list) {
            var items = new ArrayList<@Nullable Object>();
            for (int i = 0; i < list.size(); i++) {
                items.add(value(list.get(i), path.child(i)));
            }
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                String key = (String) field.getKey();
                boolean isCode = path.equals(DataPath.DATA) && key.equals("source");
                DataPath inner = path.child(key);
                fields.put(key, isCode ? field.getValue() : value(field.getValue(), inner));
            }
            return fields;
        }
        return value;
    }

    private Object text(String text, DataPath path) {
        var result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, from)) {
            int end = text.indexOf('}', at);
            if (at > from && text.charAt(at - 1) == '$') {
                result.append(text, from, at - 1).append(OPEN);
                from = at + OPEN.length();
                continue;
            }
            if (end < 0) {
                break;
            }
            Optional<Object> value = reference(text.substring(at + OPEN.length(), end), path);
            if (value.isPresent() && at == 0 && end == text.length() - 1) {
                return value.get();
            }
            result.append(text, from, at);
            result.append(value.isPresent() ? value.get() : text.substring(at, end + 1));
            from = end + 1;
        }
        return result.append(text, from, text.length()).toString();
    }

    /** {@return what stands for the inside of braces, if that is a placeholder} */
    private Optional<Object> reference(String inside, DataPath path) {
        boolean isMarked = inside.startsWith(ENVIRONMENT);
        String rest = isMarked ? inside.substring(ENVIRONMENT.length()) : inside;
        int bar = rest.indexOf('|');
        int dash = isMarked ? -1 : rest.indexOf(":-");
        boolean isDash = dash >= 0 && (bar < 0 || dash < bar);
        int end = isDash ? dash : bar;
        String name = end < 0 ? rest : rest.substring(0, end);
        if (!isMarked && (end < 0 || !isCapitals(name))) {
            return Optional.empty();
        }
        Optional<String> found = variables.preview(name, entry.id().namespace());
        if (end < 0) {
            if (found.isEmpty()) {
                faults.add(
                        new Fault(
                                path,
                                "the environment variable '" + name + "' has no value",
                                "declare it with an entry of kind env.variable, or write ${env:"
                                        + name
                                        + "|default}"));
            }
            return Optional.of(found.orElse(""));
        }
        String otherwise = rest.substring(end + (isDash ? 2 : 1));
        return Optional.of(typed(found.orElse(otherwise), otherwise));
    }

    private static Object typed(String text, String otherwise) {
        Object sample = PlainScalars.value(otherwise);
        Object value = PlainScalars.value(text);
        boolean areNumbers = sample instanceof Number && value instanceof Number;
        boolean areFlags = sample instanceof Boolean && value instanceof Boolean;
        return value != null && (areNumbers || areFlags) ? value : text;
    }

    private static boolean isCapitals(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
