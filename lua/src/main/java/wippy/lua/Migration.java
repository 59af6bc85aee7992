// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Arrays;

/** Moves integer keys from a table's dictionary to its sequence, and fields to the dictionary. */
final class Migration {

    private Migration() {}

    /** Moves the integers that follow the sequence directly. */
    static void follow(LuaTable table, Dictionary dictionary) {
        int entry = dictionary.find(table.count + 1L);
        while (entry >= 0 && dictionary.valueAt(entry) != null) {
            Object value = dictionary.valueAt(entry);
            dictionary.forget(entry);
            table.array = Sequence.withRoom(table.array, table.count, value);
            Sequence.store(table.array, table.count++, value);
            entry = dictionary.find(table.count + 1L);
        }
    }

    /** Makes a table a dictionary: it has too many fields for a record. */
    static void fieldsToDictionary(LuaTable table) {
        int size = table.shape().size();
        if (table.dictionary == null) {
            table.dictionary = new Dictionary(size + 1);
        }
        for (int slot = 0; slot < size; slot++) {
            table.dictionary.put(table.shape().keyAt(slot), FloatCell.load(table.slots[slot]));
        }
        table.slots = LuaTable.NO_SLOTS;
        table.take(Shape.DICTIONARY);
    }

    /**
     * Moves integers with gaps between them, if more than half of a sequence that holds them would
     * be used: the rule by which PUC Lua sizes its arrays (Ierusalimschy, de Figueiredo, Celes: The
     * Implementation of Lua 5.0, §4). Called when the dictionary would grow.
     */
    static void gather(LuaTable table, Dictionary dictionary) {
        int size = sizeFor(table, dictionary);
        if (size <= table.count) {
            return;
        }
        Object[] values = Arrays.copyOf(Sequence.objects(table.array, table.count), size);
        int last = table.count;
        int moved = last;
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long key
                    && key > 0
                    && key <= size
                    && dictionary.valueAt(entry) != null) {
                values[(int) (key - 1)] = dictionary.valueAt(entry);
                dictionary.forget(entry);
                last = Math.max(last, (int) (long) key);
                moved++;
            }
        }
        table.array = moved == last ? Sequence.compact(Arrays.copyOf(values, last)) : values;
        table.count = last;
        follow(table, dictionary);
    }

    /** The largest power of two of which the integers up to it fill more than half. */
    private static int sizeFor(LuaTable table, Dictionary dictionary) {
        int[] upTo = new int[31];
        countSequence(table, upTo);
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long key
                    && key > 0
                    && key <= 1 << 30
                    && dictionary.valueAt(entry) != null) {
                upTo[power(key)]++;
            }
        }
        int best = 0;
        int found = 0;
        for (int power = 0; power < upTo.length; power++) {
            found += upTo[power];
            int size = 1 << power;
            if (found > size / 2) {
                best = size;
            }
        }
        return best;
    }

    /** {@return the exponent of the least power of two that is not below a key} */
    private static int power(long key) {
        return Long.SIZE - Long.numberOfLeadingZeros(key - 1);
    }

    /** Counts the elements of the sequence, which may have gaps when it is one of objects. */
    private static void countSequence(LuaTable table, int[] upTo) {
        Object[] objects = table.array instanceof Object[] values ? values : null;
        for (int i = 0; i < table.count; i++) {
            if (objects == null || objects[i] != null) {
                upTo[power(i + 1L)]++;
            }
        }
    }
}
