// SPDX-License-Identifier: Apache-2.0
package wippy.modules.logger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wippy.lua.Conversions;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.value.ErrorValue;

/** Turns Lua values into what the log takes: Java text, numbers, booleans, lists and maps. */
final class LogFields {

    /** Deeper tables, and those that contain themselves, are cut here. */
    private static final int DEPTH_MAX = 16;

    private LogFields() {}

    static Map<String, Object> of(LuaState state, LuaTable fields) {
        return map(state, fields, 0);
    }

    private static Map<String, Object> map(LuaState state, LuaTable table, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            String key = LuaString.text(Conversions.tostring(state, table.keyAt(i)));
            map.put(key, value(state, table.valueAt(i), depth + 1));
        }
        return map;
    }

    private static Object value(LuaState state, Object value, int depth) {
        if (value instanceof String text) {
            return LuaString.text(text);
        }
        if (value instanceof Double number) {
            // Whole numbers print without a fraction, as everywhere in applications.
            return number == Math.rint(number) && Math.abs(number) < 0x1p63
                    ? (Object) number.longValue()
                    : number;
        }
        if (value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof ErrorValue error) {
            return LuaString.text(error.fullText());
        }
        if (value instanceof LuaTable table) {
            return depth > DEPTH_MAX ? "…" : container(state, table, depth);
        }
        return LuaString.text(Conversions.tostring(state, value));
    }

    private static Object container(LuaState state, LuaTable table, int depth) {
        if (table.length() == 0) {
            return map(state, table, depth);
        }
        List<Object> list = new ArrayList<>();
        for (long i = 1; i <= table.length(); i++) {
            list.add(value(state, table.get(i), depth + 1));
        }
        return list;
    }
}
