// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Arrays;

/** Moves integer keys from a table's dictionary to its sequence, and fields to the dictionary. */
final class Migration {

    /** Entries of a dictionary that may be looked at whenever something leaves it. */
    private static final int SMALL = 4;

    private Migration() {}

    /**
     * Sets a key outside the sequence in a table without a dictionary. An integer near the end goes
     * to the sequence all the same, by the rule of {@link #gather}: the length of tables with gaps
     * is then PUC Lua's, on which programs rely.
     */
    static void begin(LuaTable table, Object key, Object value) {
        if (value == null) {
            return;
        }
        if (key instanceof Long number
                && number > 0
                && number < 2 * (table.count + 1L)
                && !table.isWeak()
                && reach(table, number.intValue(), value)) {
            return;
        }
        table.dictionary = new Dictionary(0);
        table.dictionary.put(key, value);
    }

    private static boolean reach(LuaTable table, int key, Object value) {
        Object[] objects = table.array instanceof Object[] values ? values : null;
        if (objects == null || key > objects.length) {
            int size = 1 << power(key);
            if (elements(table) + 1 <= size / 2) {
                return false;
            }
            objects = Arrays.copyOf(Sequence.objects(table.array, table.count), size);
            table.array = objects;
        }
        objects[key - 1] = value;
        table.count = key;
        return true;
    }

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
        if (dictionary.used() <= SMALL && !table.isWeak() && dictionary.live(0) < 0) {
            table.dictionary = null;
        }
    }

    /** Makes a table a dictionary: it has too many fields for a record. */
    static void fieldsToDictionary(LuaTable table) {
        int size = table.shape.size();
        if (table.dictionary == null) {
            table.dictionary = new Dictionary(size + 1);
        }
        for (int slot = 0; slot < size; slot++) {
            table.dictionary.put(table.shape.keyAt(slot), LuaTable.load(table.slots[slot]));
        }
        table.slots = LuaTable.NO_SLOTS;
        table.shape = Shape.DICTIONARY;
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

    private static int elements(LuaTable table) {
        int[] upTo = new int[31];
        countSequence(table, upTo);
        int sum = 0;
        for (int part : upTo) {
            sum += part;
        }
        return sum;
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
