// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.ref.WeakReference;

/**
 * A pair of a table with weak keys: its value is reachable only through its key (Lua 5.3 §2.5.2).
 * The key bears it, the table has a {@link WeakKey} that leads to it.
 *
 * <p>A value lives on with its key when the table is gone, until the key gets further ephemerons.
 */
final class Ephemeron extends Attachment {

    final Bearer key;

    /** Null when the pair was removed. */
    Object value;

    /** The table's dictionary; null when that no longer has the entry. */
    private WeakReference<WeakDictionary> owner;

    Ephemeron(Bearer key, Object value, WeakReference<WeakDictionary> owner) {
        this.key = key;
        this.value = value;
        this.owner = owner;
    }

    /** Enters a key that came back to life into the weak tables that had it. */
    static void reviveAll(Bearer key) {
        for (Attachment at = key.attachment; at != null; at = at.next) {
            if (at instanceof Ephemeron ephemeron
                    && ephemeron.value != null
                    && ephemeron.owner != null) {
                WeakDictionary dictionary = ephemeron.owner.get();
                if (dictionary != null) {
                    dictionary.revive(ephemeron);
                }
            }
        }
    }

    void drop() {
        owner = null;
    }

    @Override
    boolean isUseless() {
        return owner == null || owner.refersTo(null);
    }
}
