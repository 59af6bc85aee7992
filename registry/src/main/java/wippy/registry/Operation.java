// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/** What somebody wants to be done to one entry. */
public sealed interface Operation {

    /** {@return the entry that is meant} */
    EntryId id();

    /** Add an entry whose id is free. */
    record Create(Entry entry) implements Operation {
        @Override
        public EntryId id() {
            return entry.id();
        }
    }

    /** Replace an existing entry as a whole; its kind may change. */
    record Update(Entry entry) implements Operation {
        @Override
        public EntryId id() {
            return entry.id();
        }
    }

    /** Remove an existing entry. */
    record Delete(EntryId id) implements Operation {}
}
