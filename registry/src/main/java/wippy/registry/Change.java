// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/** One step between two states of a registry, with both of its sides. */
public sealed interface Change {

    /** {@return the entry that changes} */
    EntryId id();

    /** {@return what somebody would have asked for to get this change} */
    Operation operation();

    /** The entry appears. */
    record Create(Entry entry) implements Change {
        @Override
        public EntryId id() {
            return entry.id();
        }

        @Override
        public Operation operation() {
            return new Operation.Create(entry);
        }
    }

    /** The entry is replaced. */
    record Update(Entry before, Entry after) implements Change {
        @Override
        public EntryId id() {
            return after.id();
        }

        @Override
        public Operation operation() {
            return new Operation.Update(after);
        }
    }

    /** The entry goes. */
    record Delete(Entry entry) implements Change {
        @Override
        public EntryId id() {
            return entry.id();
        }

        @Override
        public Operation operation() {
            return new Operation.Delete(entry.id());
        }
    }
}
