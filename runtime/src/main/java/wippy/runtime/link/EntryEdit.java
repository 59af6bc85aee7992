// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entry;

/**
 * The change of one value inside an entry.
 *
 * @param keys the way to the value, the first {@code meta} or {@code data}; at least two
 * @param value what it is to be, or what is added to the list that it is
 * @param isAppended whether it is added; an item is not added twice
 */
record EntryEdit(List<String> keys, @Nullable Object value, boolean isAppended) {

    /** {@return the changed entry, or nothing if something on the way is no map, or no list} */
    Optional<Entry> apply(Entry entry) {
        if (keys.getFirst().equals("meta")) {
            return changed(entry.meta(), 1)
                    .map(
                            meta ->
                                    new Entry(
                                            entry.id(),
                                            entry.kind(),
                                            meta,
                                            entry.data(),
                                            entry.origin()));
        }
        if (entry.data() != null && !(entry.data() instanceof Map<?, ?>)) {
            return Optional.empty();
        }
        return changed(entry.fields(), 1)
                .map(
                        data ->
                                new Entry(
                                        entry.id(),
                                        entry.kind(),
                                        entry.meta(),
                                        data,
                                        entry.origin()));
    }

    private Optional<Map<String, @Nullable Object>> changed(Map<?, ?> map, int index) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> copy.put((String) key, item));
        String key = keys.get(index);
        Object present = copy.get(key);
        if (index == keys.size() - 1) {
            Optional<List<@Nullable Object>> longer =
                    isAppended ? appended(present) : Optional.empty();
            if (isAppended && longer.isEmpty()) {
                return Optional.empty();
            }
            copy.put(key, isAppended ? longer.get() : value);
            return Optional.of(copy);
        }
        if (present != null && !(present instanceof Map<?, ?>)) {
            return Optional.empty();
        }
        Map<?, ?> inner = present instanceof Map<?, ?> found ? found : Map.of();
        return changed(inner, index + 1)
                .map(
                        below -> {
                            copy.put(key, below);
                            return copy;
                        });
    }

    private Optional<List<@Nullable Object>> appended(@Nullable Object present) {
        if (present != null && !(present instanceof List<?>)) {
            return Optional.empty();
        }
        Set<@Nullable Object> items = new LinkedHashSet<>();
        if (present instanceof List<?> list) {
            items.addAll(list);
        }
        if (value instanceof List<?> more) {
            items.addAll(more);
        } else {
            items.add(value);
        }
        return Optional.of(new ArrayList<>(items));
    }
}
