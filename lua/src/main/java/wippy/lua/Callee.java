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

    /**
     * {@return a tail call for the caller to make; a value that cannot be called raises at once}
     */
    public static Object tail(LuaState state, LuaFunction function) {
        return function instanceof Callee ? function.call(state) : Results.tail(function);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a) {
        return function instanceof Callee ? function.call(state, a) : Results.tail(function, a);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a, Object b) {
        return function instanceof Callee
                ? function.call(state, a, b)
                : Results.tail(function, a, b);
    }

    /** As {@link #tail(LuaState, LuaFunction)}. */
    public static Object tail(LuaState state, LuaFunction function, Object a, Object b, Object c) {
        return function instanceof Callee
                ? function.call(state, a, b, c)
                : Results.tail(function, a, b, c);
    }

    /** As {@link #tail(LuaState, LuaFunction)}; the callee may keep the array. */
    public static Object tail(LuaState state, LuaFunction function, Object[] arguments) {
        return function instanceof Callee
                ? function.apply(state, arguments)
                : Results.tail(function, arguments);
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
