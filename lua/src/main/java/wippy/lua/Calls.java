// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Calls of what is not known to be a function (Lua 5.3 §2.4, {@code __call}). Like {@link
 * LuaFunction#call(LuaState)} they give a value or a {@link Results}.
 */
public final class Calls {

    private Calls() {}

    /** Calls without arguments. */
    public static Object call(LuaState state, Object callee) {
        if (callee instanceof LuaFunction function) {
            return function.call(state);
        }
        return call(state, handler(state, callee), callee);
    }

    /** Calls with one argument. */
    public static Object call(LuaState state, Object callee, Object a) {
        if (callee instanceof LuaFunction function) {
            return function.call(state, a);
        }
        return call(state, handler(state, callee), callee, a);
    }

    /** Calls with two arguments. */
    public static Object call(LuaState state, Object callee, Object a, Object b) {
        if (callee instanceof LuaFunction function) {
            return function.call(state, a, b);
        }
        return call(state, handler(state, callee), callee, a, b);
    }

    /** Calls with three arguments. */
    public static Object call(LuaState state, Object callee, Object a, Object b, Object c) {
        if (callee instanceof LuaFunction function) {
            return function.call(state, a, b, c);
        }
        return call(state, handler(state, callee), callee, a, b, c);
    }

    /** Calls with four arguments. */
    public static Object call(
            LuaState state, Object callee, Object a, Object b, Object c, Object d) {
        if (callee instanceof LuaFunction function) {
            return function.call(state, a, b, c, d);
        }
        return apply(state, handler(state, callee), new Object[] {callee, a, b, c, d});
    }

    /** Calls with any number of arguments; the callee may keep the array. */
    public static Object apply(LuaState state, Object callee, Object[] arguments) {
        if (callee instanceof LuaFunction function) {
            return function.apply(state, arguments);
        }
        Object handler = handler(state, callee);
        Object[] withSelf = new Object[arguments.length + 1];
        withSelf[0] = callee;
        System.arraycopy(arguments, 0, withSelf, 1, arguments.length);
        return apply(state, handler, withSelf);
    }

    private static Object handler(LuaState state, Object callee) {
        Object handler = Metatables.metamethod(state, callee, "__call");
        if (!(handler instanceof LuaFunction)) {
            throw OperandErrors.call(state, callee);
        }
        return handler;
    }
}
