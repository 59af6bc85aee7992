// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaTable;

/** Makes library tables of functions. */
final class Libraries {

    private Libraries() {}

    /** {@return a new table of these functions under their names} */
    static LuaTable table(List<? extends LuaFunction> functions) {
        LuaTable table = new LuaTable();
        add(table, functions);
        return table;
    }

    /** Adds functions under their names. */
    static void add(LuaTable table, List<? extends LuaFunction> functions) {
        for (LuaFunction function : functions) {
            table.put(function.name(), function);
        }
    }
}
