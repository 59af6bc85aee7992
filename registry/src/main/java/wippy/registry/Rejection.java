// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * Why an entry was not accepted.
 *
 * @param id the entry
 * @param reason the sort of reason
 * @param origin where the entry is written
 * @param path the value in it that is wrong
 * @param message what was expected and what came
 * @param hint what to do about it; may be empty
 */
public record Rejection(
        EntryId id, Reason reason, Origin origin, DataPath path, String message, String hint) {

    /** The sorts of reasons. */
    public enum Reason {
        /** An entry of this id is there already. */
        EXISTS,
        /** No entry of this id is there to be changed. */
        MISSING,
        /** Nothing here handles entries of this kind. */
        UNKNOWN_KIND,
        /** The handler of its kind refused it. */
        INVALID,
        /** It needs itself, directly or through others. */
        CYCLE,
        /** It needs an entry that does not exist. */
        UNRESOLVED,
        /** It needs an entry that was rejected, or is absent for a reason that is known. */
        BROKEN_DEPENDENCY,
        /** Its handler failed in a way that is not the entry's fault. */
        FAILED
    }

    static Rejection of(Entry entry, Reason reason, DataPath path, String message, String hint) {
        return new Rejection(entry.id(), reason, entry.origin(), path, message, hint);
    }

    /** {@return {@code id: message}} */
    @Override
    public String toString() {
        return id + ": " + message;
    }
}
