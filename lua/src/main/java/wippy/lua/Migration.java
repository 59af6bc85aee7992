// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Arrays;

/** Moves integer keys from a table's dictionary to its sequence. */
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

    /**
     * Moves integers with gaps between them, if more than half of a sequence that holds them would
     * be used: the rule by which PUC Lua sizes its arrays (Ierusalimschy, de Figueiredo, Celes: The
     * Implementation of Lua 5.0, §4). Called when the dictionary would grow.
     */
    static void gather(LuaTable table, Dictionary dictionary) {
        int size = sizeFor(table.count, dictionary);
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
    private static int sizeFor(int count, Dictionary dictionary) {
        int[] upTo = new int[31];
        for (int entry = 0; entry < dictionary.used(); entry++) {
            if (dictionary.keyAt(entry) instanceof Long key
                    && key > 0
                    && key <= 1 << 30
                    && dictionary.valueAt(entry) != null) {
                upTo[Long.SIZE - Long.numberOfLeadingZeros(key - 1)]++;
            }
        }
        int best = 0;
        int found = 0;
        for (int power = 0; power < upTo.length; power++) {
            found += upTo[power];
            int size = 1 << power;
            if (found + Math.min(count, size) > size / 2) {
                best = size;
            }
        }
        return best;
    }
}
