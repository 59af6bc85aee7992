// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** A variadic function: {@link #apply} is left to write, the other entries build its array. */
public abstract class VarargFunction extends LuaFunction {

    private static final Object[] NO_ARGUMENTS = {};

    @Override
    public final Object call(LuaState state) {
        return apply(state, NO_ARGUMENTS);
    }

    @Override
    public final Object call(LuaState state, Object a) {
        return apply(state, new Object[] {a});
    }

    @Override
    public final Object call(LuaState state, Object a, Object b) {
        return apply(state, new Object[] {a, b});
    }

    @Override
    public final Object call(LuaState state, Object a, Object b, Object c) {
        return apply(state, new Object[] {a, b, c});
    }

    @Override
    public final Object call(LuaState state, Object a, Object b, Object c, Object d) {
        return apply(state, new Object[] {a, b, c, d});
    }
}
