// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** The length operator (Lua 5.3 §3.4.7). */
public final class Length {

    private Length() {}

    /** {@return {@code #value}} */
    public static Object of(LuaState state, Object value) {
        if (value instanceof LuaTable table) {
            LuaTable metatable = table.metatable();
            if (metatable == null || metatable.lacks(Event.LEN)) {
                return table.length();
            }
        } else if (value instanceof String string) {
            return (long) string.length();
        }
        return slow(state, value);
    }

    private static Object slow(LuaState state, Object value) {
        Object handler = Metatables.metamethod(state, value, "__len");
        if (handler != null) {
            return Results.first(state, Calls.call(state, handler, value, value));
        }
        if (value instanceof LuaTable table) {
            return table.length();
        }
        throw OperandErrors.length(state, value);
    }
}
