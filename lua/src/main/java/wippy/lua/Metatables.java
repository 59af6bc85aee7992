// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Metatables of values (Lua 5.3 §2.4). */
public final class Metatables {

    private Metatables() {}

    /** {@return the metatable of a value, or null} */
    public static LuaTable of(LuaState state, Object value) {
        if (value instanceof LuaTable table) {
            return table.metatable();
        }
        if (value instanceof Userdata userdata) {
            return userdata.metatable();
        }
        return state.metatableOfType(value);
    }

    /** Sets a table's metatable, and marks the table for finalization if that has {@code __gc}. */
    public static void set(LuaState state, LuaTable table, LuaTable metatable) {
        table.setMetatable(metatable);
        if (metatable != null && !metatable.lacks(Event.GC) && metatable.get("__gc") != null) {
            state.collector().mark(table);
        }
    }

    /** {@return the metamethod of a value for an event such as {@code "__add"}, or nil} */
    public static Object metamethod(LuaState state, Object value, String event) {
        LuaTable metatable = of(state, value);
        return metatable == null ? null : metatable.get(event);
    }

    /** {@return the first operand's metamethod, or else the second's, or nil} */
    static Object binary(LuaState state, Object a, Object b, String event) {
        Object handler = metamethod(state, a, event);
        return handler != null ? handler : metamethod(state, b, event);
    }
}
