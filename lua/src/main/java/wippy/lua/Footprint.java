// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.function.Consumer;

/**
 * The memory of tables, for whoever adds up what a state holds. Sizes are those of a JVM with
 * compact object headers and references of eight bytes.
 */
public final class Footprint {
    private static final int TABLE_BYTES = 64;
    private static final int DICTIONARY_BYTES = 48;
    private static final int ARRAY_HEADER_BYTES = 16;

    private Footprint() {}

    /**
     * {@return the bytes of a table itself} A frozen table belongs to nobody, nor does what a
     * {@link LuaTable#view} shares with its template: they are 0 bytes.
     *
     * @param held gets what the table refers to, with arrays as one object
     */
    public static long of(LuaTable table, Consumer<Object> held) {
        if (table.isFrozen()) {
            return 0;
        }
        take(held, table.attachment);
        if ((table.tag & LuaTable.SHARED) != 0) {
            return TABLE_BYTES;
        }
        take(held, table.metatable());
        take(held, table.array);
        if (table.slots.length > 0) {
            held.accept(table.slots);
        }
        Dictionary dictionary = table.dictionary;
        if (dictionary == null) {
            return TABLE_BYTES;
        }
        held.accept(dictionary.entries);
        return TABLE_BYTES
                + DICTIONARY_BYTES
                + ARRAY_HEADER_BYTES
                + (long) Integer.BYTES * dictionary.indexLength();
    }

    private static void take(Consumer<Object> held, Object object) {
        if (object != null) {
            held.accept(object);
        }
    }
}
