// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A function: compiled Lua or a builtin.
 *
 * <p>There is an entry for each number of arguments from none to four, so that common calls build
 * no array, and {@link #apply} for any number. All entries of one function mean the same: missing
 * arguments are nil, extra ones are dropped unless the function is variadic. What a call gives is
 * one plain value or a {@link Results} (none, several, or a tail call yet to be made); callers that
 * want one value use {@link Results#first(LuaState, Object)}, others {@link Results#finish}.
 *
 * <p>Subclasses extend {@link Function0} to {@link Function4} or {@link VarargFunction}, which fill
 * in the other entries. A function without upvalues is shared between states and processes and must
 * keep nothing of its own.
 */
public abstract class LuaFunction {

    /** Calls without arguments. */
    public abstract Object call(LuaState state);

    /** Calls with one argument. */
    public abstract Object call(LuaState state, Object a);

    /** Calls with two arguments. */
    public abstract Object call(LuaState state, Object a, Object b);

    /** Calls with three arguments. */
    public abstract Object call(LuaState state, Object a, Object b, Object c);

    /** Calls with four arguments. */
    public abstract Object call(LuaState state, Object a, Object b, Object c, Object d);

    /** Calls with any number of arguments; the callee may keep the array. */
    public abstract Object apply(LuaState state, Object[] arguments);

    /** {@return what stack traces and messages call it} */
    public abstract String name();

    /** {@return such as {@code function: 0x1a2b3c4d}} */
    @Override
    public final String toString() {
        return "function: " + Addresses.of(this);
    }
}
