// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Names of types (Lua 5.3 §2.1). */
public final class LuaType {

    private LuaType() {}

    /** {@return what {@code type(value)} gives} */
    public static String name(Object value) {
        return switch (value) {
            case null -> "nil";
            case LuaTable _ -> "table";
            case String _ -> "string";
            case Long _ -> "number";
            case Double _ -> "number";
            case Boolean _ -> "boolean";
            case LuaFunction _ -> "function";
            case Coroutine _ -> "thread";
            case Userdata _ -> "userdata";
            default -> throw new IllegalArgumentException("not a Lua value: " + value.getClass());
        };
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
