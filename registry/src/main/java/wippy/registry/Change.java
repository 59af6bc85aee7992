// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/** One step between two states of a registry; it knows both sides and so can be undone. */
public sealed interface Change {

    /** {@return the entry that changes} */
    EntryId id();

    /** {@return the step back} */
    Change inverse();

    /** The entry appears. */
    record Create(Entry entry) implements Change {
        @Override
        public EntryId id() {
            return entry.id();
        }

        @Override
        public Change inverse() {
            return new Delete(entry);
        }
    }

    /** The entry is replaced. */
    record Update(Entry before, Entry after) implements Change {
        @Override
        public EntryId id() {
            return after.id();
        }

        @Override
        public Change inverse() {
            return new Update(after, before);
        }
    }

    /** The entry goes. */
    record Delete(Entry entry) implements Change {
        @Override
        public EntryId id() {
            return entry.id();
        }

        @Override
        public Change inverse() {
            return new Create(entry);
        }
    }
}
