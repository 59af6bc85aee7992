// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * The order of a table's pairs as numbers: 1 to the length for the sequence, then from {@link
 * #RECORD_BASE} for the fields, then from {@link #DICTIONARY_BASE} for the rest. Removing a field
 * while traversing moves nothing.
 */
final class Traversal {

    private static final int RECORD_BASE = 1 << 30;
    private static final int DICTIONARY_BASE = RECORD_BASE + (1 << 16);

    private Traversal() {}

    static int nextIndex(LuaTable table, int index) {
        int at = index;
        if (at < RECORD_BASE) {
            for (; at < table.count; at++) {
                if (!(table.array instanceof Object[] objects) || objects[at] != null) {
                    return at + 1;
                }
            }
            at = RECORD_BASE;
        }
        if (at < DICTIONARY_BASE) {
            int size = table.shape().size();
            for (int slot = at - RECORD_BASE; slot < size; slot++) {
                if (table.slots[slot] != null) {
                    return RECORD_BASE + slot + 1;
                }
            }
            at = DICTIONARY_BASE;
        }
        int entry = table.dictionary == null ? -1 : table.dictionary.live(at - DICTIONARY_BASE);
        return entry < 0 ? 0 : DICTIONARY_BASE + entry + 1;
    }

    static Object keyAt(LuaTable table, int index) {
        return index <= DICTIONARY_BASE
                ? table.shape().keyAt(index - RECORD_BASE - 1)
                : table.dictionary.keyAt(index - DICTIONARY_BASE - 1);
    }

    static Object valueAt(LuaTable table, int index) {
        return index <= DICTIONARY_BASE
                ? FloatCell.load(table.slots[index - RECORD_BASE - 1])
                : table.dictionary.valueAt(index - DICTIONARY_BASE - 1);
    }

    static int indexOf(LuaTable table, Object key) {
        if (key instanceof String name) {
            int slot = table.shape().slotOf(name);
            return slot >= 0 ? RECORD_BASE + slot + 1 : entryIndexOf(table, name);
        }
        if (key instanceof Long number) {
            return indexOf(table, number.longValue());
        }
        if (key instanceof Double number && LuaTable.isInteger(number)) {
            return indexOf(table, number.longValue());
        }
        return key == null ? 0 : entryIndexOf(table, key);
    }

    private static int indexOf(LuaTable table, long key) {
        if (key > 0 && key <= table.count) {
            return (int) key;
        }
        int index = entryIndexOf(table, key);
        // Removing the last elements has shortened the sequence under the traversal.
        return index < 0 && key > 0 && key <= Sequence.capacity(table.array) ? RECORD_BASE : index;
    }

    private static int entryIndexOf(LuaTable table, Object key) {
        int entry = table.dictionary == null ? -1 : table.dictionary.find(key);
        return entry < 0 ? -1 : DICTIONARY_BASE + entry + 1;
    }
}
