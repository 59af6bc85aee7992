// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Stands for a called value that is not a function, so that a call site is one virtual call
 * whatever it calls: {@code __call} or the error comes when the arguments have been evaluated (Lua
 * 5.3 §3.3.6). Never a Lua value itself.
 */
public final class Callee extends LuaFunction {

    private final Object value;

    private Callee(Object value) {
        this.value = value;
    }

    /** {@return the function itself, or what stands for a value that is none} */
    public static LuaFunction of(Object value) {
        return value instanceof LuaFunction function ? function : new Callee(value);
    }

    /** {@return a tail call of a Lua function for the caller to make; what anything else gives} */
    public static Object tail(LuaState state, LuaFunction function) {
        return isLua(function) ? Results.tail(function) : function.call(state);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a) {
        return isLua(function) ? Results.tail(function, a) : function.call(state, a);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a, Object b) {
        return isLua(function) ? Results.tail(function, a, b) : function.call(state, a, b);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a, Object b, Object c) {
        return isLua(function) ? Results.tail(function, a, b, c) : function.call(state, a, b, c);
    }

    /** As {@link #tail(LuaState, LuaFunction)}; the callee may keep the array. */
    public static Object tail(LuaState state, LuaFunction function, Object[] arguments) {
        return isLua(function)
                ? Results.tail(function, arguments)
                : function.apply(state, arguments);
    }

    /** Builtins are called where they stand, so that their errors tell the position of the call. */
    private static boolean isLua(LuaFunction function) {
        return function.getClass().getClassLoader() instanceof LuaCode;
    }

    @Override
    public Object call(LuaState state) {
        return Calls.call(state, value);
    }

    @Override
    public Object call(LuaState state, Object a) {
        return Calls.call(state, value, a);
    }

    @Override
    public Object call(LuaState state, Object a, Object b) {
        return Calls.call(state, value, a, b);
    }

    @Override
    public Object call(LuaState state, Object a, Object b, Object c) {
        return Calls.call(state, value, a, b, c);
    }

    @Override
    public Object call(LuaState state, Object a, Object b, Object c, Object d) {
        return Calls.call(state, value, a, b, c, d);
    }

    @Override
    public Object apply(LuaState state, Object[] arguments) {
        return Calls.apply(state, value, arguments);
    }

    @Override
    public String name() {
        return "?";
    }
}
