// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** A function of no parameters: one entry is left to write, the others pad or drop arguments. */
public abstract class Function0 extends LuaFunction {

    @Override
    public final Object call(LuaState state, Object a) {
        return call(state);
    }

    @Override
    public final Object call(LuaState state, Object a, Object b) {
        return call(state);
    }

    @Override
    public final Object call(LuaState state, Object a, Object b, Object c) {
        return call(state);
    }

    @Override
    public final Object call(LuaState state, Object a, Object b, Object c, Object d) {
        return call(state);
    }

    @Override
    public final Object apply(LuaState state, Object[] arguments) {
        return call(state);
    }
}
