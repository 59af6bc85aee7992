// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** A function of three parameters: one entry is left to write, the others pad or drop arguments. */
public abstract class Function3 extends LuaFunction {

    @Override
    public final Object call(LuaState state) {
        return call(state, null, null, null);
    }

    @Override
    public final Object call(LuaState state, Object a) {
        return call(state, a, null, null);
    }

    @Override
    public final Object call(LuaState state, Object a, Object b) {
        return call(state, a, b, null);
    }

    @Override
    public final Object call(LuaState state, Object a, Object b, Object c, Object d) {
        return call(state, a, b, c);
    }

    @Override
    public final Object apply(LuaState state, Object[] arguments) {
        int count = arguments.length;
        return call(
                state,
                count > 0 ? arguments[0] : null,
                count > 1 ? arguments[1] : null,
                count > 2 ? arguments[2] : null);
    }
}
