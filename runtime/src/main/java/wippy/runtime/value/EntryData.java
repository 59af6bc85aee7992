// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import java.util.List;
import java.util.Map;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.registry.FileText;

/** Turns the values that entries are made of ({@link wippy.registry.Values}) into Lua values. */
public final class EntryData {

    private EntryData() {}

    /** {@return a Lua value of its own: maps and lists as new tables, null as nil} */
    public static Object toLua(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> LuaString.of(text);
            case FileText text -> text.bytes();
            case List<?> list -> LuaTable.ofList(listToLua(list));
            case Map<?, ?> map -> {
                LuaTable table = LuaTable.of(0, map.size());
                map.forEach((key, item) -> table.put(LuaString.of((String) key), toLua(item)));
                yield table;
            }
            default -> value;
        };
    }

    /** {@return the items as Lua values in a new array} */
    public static Object[] listToLua(List<?> list) {
        Object[] values = new Object[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toLua(list.get(i));
        }
        return values;
    }
}
