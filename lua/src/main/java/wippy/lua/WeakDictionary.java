// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.ref.WeakReference;

/*
 * An entry is one of
 *
 *   key, value                  neither is weak
 *   key, WeakReference          the value is weak
 *   WeakKey of an Ephemeron     the value is in the ephemeron; in the entry stands the WeakKey again
 *   WeakKey of the key, value   the key is of a kind that states share and so bears nothing; a value
 *                               that leads to it keeps it alive
 *
 * where the value of an ephemeron or after a weak key may be a WeakReference in its turn. Entries
 * whose key or value is gone count as deleted ones: the next rehash drops them.
 */

/**
 * The dictionary of a weak table: keys or values that are tables, coroutines, functions or userdata
 * do not stay alive because they are in it (Lua 5.3 §2.5.2).
 */
final class WeakDictionary extends Dictionary {

    /** Bit of {@link #mode}: keys are weak. */
    static final int KEYS = 1;

    /** Bit of {@link #mode}: values are weak. */
    static final int VALUES = 2;

    final int mode;
    private final WeakReference<WeakDictionary> self = new WeakReference<>(this);

    /** What a traversal is about to read. */
    private Object heldKey;

    private Object heldValue;

    WeakDictionary(int mode, int expected) {
        super(expected, Seeds.next());
        this.mode = mode;
    }

    @Override
    Dictionary copy() {
        WeakDictionary copy = new WeakDictionary(mode, used());
        for (int entry = live(0); entry >= 0; entry = live(entry + 1)) {
            copy.put(heldKey, heldValue);
        }
        letGo();
        return copy;
    }

    /** {@return whether the collector takes values of this kind} Frozen tables are shared. */
    private static boolean isCollectable(Object value) {
        return value instanceof LuaTable table
                ? !table.isFrozen()
                : value instanceof Coroutine
                        || value instanceof LuaFunction
                        || value instanceof Userdata;
    }

    @Override
    int findSeeded(Object key) {
        if ((mode & KEYS) != 0) {
            int entry = findWeak(key);
            if (entry >= 0) {
                return entry;
            }
        }
        return super.findSeeded(key);
    }

    @Override
    Object seededKeyAt(int entry) {
        Object key = entries[entry * 2];
        return key instanceof WeakKey weak ? weak.key() : key;
    }

    @Override
    Object seededValueAt(int entry) {
        return valueOf(entries[entry * 2], entries[entry * 2 + 1]);
    }

    private static Object valueOf(Object key, Object content) {
        Object value = content;
        if (key instanceof WeakKey weak && content != null) {
            Object referent = weak.get();
            if (referent == null) {
                return null;
            }
            value = referent instanceof Ephemeron ephemeron ? ephemeron.value : content;
        }
        return value instanceof WeakReference<?> weak ? weak.get() : value;
    }

    @Override
    boolean isLive(int entry) {
        heldKey = seededKeyAt(entry);
        heldValue = seededValueAt(entry);
        return heldKey != null && heldValue != null;
    }

    @Override
    void letGo() {
        heldKey = null;
        heldValue = null;
    }

    @Override
    boolean isKept(Object key, Object value) {
        if (valueOf(key, value) != null) {
            return true;
        }
        if (key instanceof WeakKey weak && weak.get() instanceof Ephemeron ephemeron) {
            ephemeron.drop();
        }
        return false;
    }

    @Override
    void set(int entry, Object value) {
        Object content = weakened(value);
        if (entries[entry * 2] instanceof WeakKey weak && weak.get() instanceof Ephemeron known) {
            known.value = content;
            entries[entry * 2 + 1] = value == null ? null : weak;
        } else {
            entries[entry * 2 + 1] = content;
        }
    }

    @Override
    void add(Object key, Object value) {
        Object content = weakened(value);
        if ((mode & KEYS) == 0 || !isCollectable(key)) {
            super.add(key, content);
        } else if (key instanceof Bearer bearer) {
            Ephemeron ephemeron = new Ephemeron(bearer, content, self);
            ephemeron.attachTo(bearer);
            add(ephemeron);
        } else {
            super.add(new WeakKey(key), content);
        }
    }

    private void add(Ephemeron ephemeron) {
        WeakKey weak = new WeakKey(ephemeron);
        super.add(weak, weak);
    }

    /** Enters an ephemeron again whose key was found unreachable and then was finalized. */
    void revive(Ephemeron ephemeron) {
        if (findWeak(ephemeron.key) < 0) {
            add(ephemeron);
        }
    }

    private Object weakened(Object value) {
        return (mode & VALUES) != 0 && isCollectable(value) ? new WeakReference<>(value) : value;
    }
}
