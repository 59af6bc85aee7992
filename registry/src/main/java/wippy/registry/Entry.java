// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One definition of an application: a function, a process, a host, a piece of data.
 *
 * @param id unique in a registry
 * @param kind what it is, such as {@code function.lua}; decides who handles it
 * @param meta searchable metadata, unmodifiable
 * @param data the payload, made of the types of {@link Values}; nearly always a map
 * @param origin where it was written
 */
public record Entry(
        EntryId id,
        String kind,
        Map<String, @Nullable Object> meta,
        @Nullable Object data,
        Origin origin) {

    /**
     * Copies metadata and payload.
     *
     * @throws IllegalArgumentException if they hold anything else than the types of {@link Values}
     */
    public Entry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        meta = Values.freezeMap(meta);
        data = Values.freeze(data);
        Objects.requireNonNull(origin, "origin");
    }

    /** {@return an entry made while the application runs} */
    public static Entry of(
            EntryId id, String kind, Map<String, @Nullable Object> meta, @Nullable Object data) {
        return new Entry(id, kind, meta, data, Origin.RUNTIME);
    }

    /** {@return the payload, or an empty map when it is not a map} */
    @SuppressWarnings("unchecked") // Values.freeze lets only maps with text keys through
    public Map<String, @Nullable Object> fields() {
        return data instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** {@return whether both mean the same, wherever they were written} */
    public boolean sameAs(Entry other) {
        return id.equals(other.id)
                && kind.equals(other.kind)
                && meta.equals(other.meta)
                && Objects.equals(data, other.data);
    }
}
