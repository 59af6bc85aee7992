// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * The metatables that all values of a type share (Lua 5.3 §2.4), for nil, booleans, numbers,
 * functions and coroutines. Immutable.
 */
record TypeMetatables(
        LuaTable ofNil,
        LuaTable ofBooleans,
        LuaTable ofNumbers,
        LuaTable ofFunctions,
        LuaTable ofCoroutines) {

    static final TypeMetatables NONE = new TypeMetatables(null, null, null, null, null);

    LuaTable of(Object value) {
        if (this == NONE) {
            return null;
        }
        if (value == null) {
            return ofNil;
        }
        if (value instanceof Boolean) {
            return ofBooleans;
        }
        if (value instanceof LuaFunction) {
            return ofFunctions;
        }
        return value instanceof Coroutine ? ofCoroutines : ofNumbers;
    }

    /** {@return these, with another one for the type of a value} */
    TypeMetatables with(Object value, LuaTable metatable) {
        if (value == null) {
            return new TypeMetatables(metatable, ofBooleans, ofNumbers, ofFunctions, ofCoroutines);
        }
        if (value instanceof Boolean) {
            return new TypeMetatables(ofNil, metatable, ofNumbers, ofFunctions, ofCoroutines);
        }
        if (value instanceof LuaFunction) {
            return new TypeMetatables(ofNil, ofBooleans, ofNumbers, metatable, ofCoroutines);
        }
        return value instanceof Coroutine
                ? new TypeMetatables(ofNil, ofBooleans, ofNumbers, ofFunctions, metatable)
                : new TypeMetatables(ofNil, ofBooleans, metatable, ofFunctions, ofCoroutines);
    }
}
