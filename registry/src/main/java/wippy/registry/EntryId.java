// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.Comparator;

/**
 * The name of an entry, written {@code namespace:name}.
 *
 * <p>Only the first colon separates, so that a name may contain colons and a namespace may not.
 *
 * @param namespace dot-separated, such as {@code app.api}; empty when the text had no colon
 * @param name unique within the namespace
 */
public record EntryId(String namespace, String name) implements Comparable<EntryId> {

    private static final Comparator<EntryId> ORDER =
            Comparator.comparing(EntryId::namespace).thenComparing(EntryId::name);

    /**
     * Checks that the id can be written down and read back.
     *
     * @throws IllegalArgumentException if the namespace contains a colon
     */
    public EntryId {
        if (namespace.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a namespace has no colon, but got: " + namespace);
        }
    }

    /** {@return the id written in {@code text}; without a colon, the whole text is the name} */
    public static EntryId parse(String text) {
        return resolve(text, "");
    }

    /**
     * {@return the id that a reference means inside a namespace}
     *
     * @param reference a full id, or a bare name that takes the given namespace
     */
    public static EntryId resolve(String reference, String namespace) {
        int colon = reference.indexOf(':');
        return colon < 0
                ? new EntryId(namespace, reference)
                : new EntryId(reference.substring(0, colon), reference.substring(colon + 1));
    }

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code namespace:name}, or the bare name when that reads back as the same id} */
    @Override
    public String toString() {
        boolean bare = namespace.isEmpty() && name.indexOf(':') < 0;
        return bare ? name : namespace + ":" + name;
    }
}
