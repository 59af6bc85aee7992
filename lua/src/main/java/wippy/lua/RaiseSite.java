// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A call of the global {@code error} at a place known to the compiler: the position is a constant
 * there, so that raising needs no walk over the stack.
 */
public final class RaiseSite {

    private RaiseSite() {}

    /**
     * Calls {@code error(value)} or {@code error(value, level)}.
     *
     * @param callee what the global {@code error} holds
     * @param level the second argument, 1 when there is none
     * @param position such as {@code file.lua:12:}
     * @return what the call gives, when the global is not the builtin
     */
    public static Object call(
            LuaState state, Object callee, Object value, long level, String position) {
        if (callee instanceof ErrorFunction) {
            if (level == 1) {
                throw raised(state, value instanceof String text ? position + " " + text : value);
            }
            if (level <= 0) {
                throw raised(state, value);
            }
        }
        return level == 1
                ? Calls.call(state, callee, value)
                : Calls.call(state, callee, value, level);
    }

    /** Stands for the builtin in tracebacks, see {@link Frames}. */
    private static LuaError raised(LuaState state, Object value) {
        return LuaError.thrown(state, value);
    }
}
