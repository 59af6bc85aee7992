// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;

/**
 * A named library function of any number of parameters, or one that tells nil from nothing. {@link
 * #apply} is left to write; the other entries may be overridden where arrays would cost.
 */
public abstract class BuiltinVariadic extends LuaFunction {

    private static final Object[] NO_ARGUMENTS = {};

    private final String name;

    protected BuiltinVariadic(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public Object call(LuaState state) {
        return apply(state, NO_ARGUMENTS);
    }

    @Override
    public Object call(LuaState state, Object a) {
        return apply(state, new Object[] {a});
    }

    @Override
    public Object call(LuaState state, Object a, Object b) {
        return apply(state, new Object[] {a, b});
    }

    @Override
    public Object call(LuaState state, Object a, Object b, Object c) {
        return apply(state, new Object[] {a, b, c});
    }

    @Override
    public Object call(LuaState state, Object a, Object b, Object c, Object d) {
        return apply(state, new Object[] {a, b, c, d});
    }
}
