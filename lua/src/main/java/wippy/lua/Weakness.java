// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Makes tables weak and strong again as their metatables say (Lua 5.3 §2.5.2). What {@code __mode}
 * is when the metatable is set counts; a later change does not.
 *
 * <p>A weak table has all its pairs in a {@link WeakDictionary} and no sequence.
 */
final class Weakness {

    private Weakness() {}

    /** Called when a table that is weak, or whose metatable may have {@code __mode}, gets it. */
    static void follow(LuaTable table, LuaTable metatable) {
        int mode = metatable == null ? 0 : modeOf(metatable.get("__mode"));
        int before = table.dictionary instanceof WeakDictionary weak ? weak.mode : 0;
        if (mode == before) {
            return;
        }
        int size = 0;
        for (int i = table.nextIndex(0); i != 0; i = table.nextIndex(i)) {
            size++;
        }
        Object[] pairs = new Object[size * 2];
        int filled = 0;
        for (int i = table.nextIndex(0); i != 0 && filled < pairs.length; i = table.nextIndex(i)) {
            pairs[filled++] = table.keyAt(i);
            pairs[filled++] = table.valueAt(i);
        }
        table.clear(mode == 0 ? null : new WeakDictionary(mode, size));
        for (int i = 0; i < filled; i += 2) {
            table.put(pairs[i], pairs[i + 1]);
        }
    }

    private static int modeOf(Object text) {
        if (!(text instanceof String mode)) {
            return 0;
        }
        return (mode.indexOf('k') >= 0 ? WeakDictionary.KEYS : 0)
                | (mode.indexOf('v') >= 0 ? WeakDictionary.VALUES : 0);
    }

    /** {@return a border of a table without sequence (Lua 5.3 §3.4.7)} */
    static long border(LuaTable table) {
        long low = 0;
        long high = 1;
        while (table.get(high) != null) {
            low = high;
            if (high > Long.MAX_VALUE / 2) {
                return high;
            }
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (table.get(middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
