// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.util.Optional;
import wippy.lua.LuaTable;

/**
 * What a table is in formats that tell lists from maps: a list if its keys are 1 to n, a map if it
 * has other keys; empty, a list unless it ever had a string key.
 */
public enum TableForm {
    /** Keys 1 to n. */
    LIST,
    /** Other keys. */
    MAP,
    /** Keys of both sorts, for which there is no form. */
    MIXED,
    /** Positions with gaps between them, for which there is no form. */
    GAPS;

    /** {@return the form of a table, whatever its metatable} */
    public static TableForm of(LuaTable table) {
        int first = table.nextIndex(0);
        if (first == 0) {
            return table.hadFields() ? MAP : LIST;
        }
        boolean isList = isPosition(table.keyAt(first));
        long count = 0;
        for (int i = first; i > 0; i = table.nextIndex(i)) {
            if (isPosition(table.keyAt(i)) != isList) {
                return MIXED;
            }
            count++;
        }
        if (!isList) {
            return MAP;
        }
        return count == table.length() ? LIST : GAPS;
    }

    /** {@return why a table of this form cannot be written; nothing if it can} */
    public Optional<String> fault() {
        return switch (this) {
            case LIST, MAP -> Optional.empty();
            case MIXED -> Optional.of("a table has both positions and other keys (mixed keys)");
            case GAPS -> Optional.of("an array has gaps (sparse array)");
        };
    }

    private static boolean isPosition(Object key) {
        return key instanceof Long number && number > 0;
    }
}
