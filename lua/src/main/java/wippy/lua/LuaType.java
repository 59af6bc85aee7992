// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Names of types (Lua 5.3 §2.1). */
public final class LuaType {

    private LuaType() {}

    /** {@return what {@code type(value)} gives} */
    public static String name(Object value) {
        if (value == null) {
            return "nil";
        }
        if (value instanceof LuaTable) {
            return "table";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Long || value instanceof Double) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof LuaFunction) {
            return "function";
        }
        if (value instanceof Coroutine) {
            return "thread";
        }
        if (value instanceof Userdata || value instanceof Cell) {
            return "userdata";
        }
        throw new IllegalArgumentException("not a Lua value: " + value.getClass());
    }

    /**
     * {@return what messages call the type: a string {@code __name} of the metatable goes first}
     */
    public static String nameInMessages(LuaState state, Object value) {
        if (value instanceof LuaTable || value instanceof Userdata) {
            LuaTable metatable = Metatables.of(state, value);
            if (metatable != null && metatable.get("__name") instanceof String name) {
                return name;
            }
        }
        return name(value);
    }
}
