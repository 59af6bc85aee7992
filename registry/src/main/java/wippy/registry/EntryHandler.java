// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.List;

/**
 * Makes the entries of one kind real. The runtime registers one per kind.
 *
 * <p>A transaction has two halves. First every handler concerned is asked to {@link #prepare} its
 * changes, in dependency order; then, when all have accepted, all that was staged is committed in
 * the same order. If one refuses, what the others had staged is discarded in reverse order.
 *
 * <p>A registry runs one transaction at a time, so a handler is never called by two threads at
 * once; the threads may differ from call to call.
 */
public interface EntryHandler {

    /**
     * Checks a change and gets everything ready for it, without an effect that could be seen
     * outside the transaction.
     *
     * <p>An update that changes the kind comes as a {@link Change.Delete} to the handler of the old
     * kind and a {@link Change.Create} to that of the new one.
     *
     * @param change what is to happen
     * @param next the entries as they will be when the transaction succeeds; valid during the call
     * @return what to do when all have accepted, or one has not
     * @throws RejectedException if the change is not acceptable
     */
    Staged prepare(Change change, Entries next);

    /**
     * {@return what more is wrong with a new entry that is not acceptable anyway, since it needs
     * what is not there} So that its author hears of all mistakes at once. Without any effect.
     *
     * @param next the entries as they will be; valid during the call
     */
    default List<Fault> inspect(Entry entry, Entries next) {
        return List.of();
    }

    /** A change that is ready to take effect. Exactly one of its methods is called, once. */
    interface Staged {

        /** Nothing to do, either way. */
        Staged NOTHING = () -> {};

        /** Makes the change real. Must not fail and must not wait. */
        void commit();

        /** Undoes what {@link EntryHandler#prepare} did. Must not fail. */
        default void discard() {}
    }
}
