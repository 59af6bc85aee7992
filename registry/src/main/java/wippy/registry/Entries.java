// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of entries that can be searched. Results come in the order in which entries were added. */
public interface Entries {

    /** {@return the entry of that id} */
    Optional<Entry> find(EntryId id);

    /** {@return every entry, unmodifiable} */
    Collection<Entry> all();

    /** {@return the entries of exactly this kind} */
    default List<Entry> ofKind(String kind) {
        return all().stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    /** {@return the entries of exactly this namespace} */
    default List<Entry> inNamespace(String namespace) {
        return all().stream().filter(entry -> entry.id().namespace().equals(namespace)).toList();
    }
}
