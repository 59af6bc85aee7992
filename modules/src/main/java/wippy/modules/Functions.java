// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import java.util.Arrays;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Builtin0;
import wippy.lua.lib.Builtin1;
import wippy.lua.lib.Builtin2;
import wippy.lua.lib.Builtin3;
import wippy.lua.lib.BuiltinVariadic;

/**
 * Makes Lua functions of Java ones. Each gets the state of the caller, itself (to name it in 'bad
 * argument' errors) and the arguments; missing ones are null. It returns a value or {@link
 * wippy.lua.Results}.
 */
public final class Functions {

    /** A function without parameters. */
    @FunctionalInterface
    public interface Of0 {
        /** Does it. */
        Object call(LuaState state);
    }

    /** A function of one parameter. */
    @FunctionalInterface
    public interface Of1 {
        /** Does it. */
        Object call(LuaState state, LuaFunction self, Object a);
    }

    /** A function of two parameters. */
    @FunctionalInterface
    public interface Of2 {
        /** Does it. */
        Object call(LuaState state, LuaFunction self, Object a, Object b);
    }

    /** A function of three parameters. */
    @FunctionalInterface
    public interface Of3 {
        /** Does it. */
        Object call(LuaState state, LuaFunction self, Object a, Object b, Object c);
    }

    /** A function of any number of parameters. */
    @FunctionalInterface
    public interface OfAny {
        /** Does it. */
        Object call(LuaState state, LuaFunction self, Object[] arguments);
    }

    private static final Object[] NONE = {};

    private Functions() {}

    /** {@return a function without parameters} */
    public static LuaFunction of(String name, Of0 body) {
        return new Builtin0(name) {
            @Override
            public Object call(LuaState state) {
                return body.call(state);
            }
        };
    }

    /** {@return a function of one parameter} */
    public static LuaFunction of(String name, Of1 body) {
        return new Builtin1(name) {
            @Override
            public Object call(LuaState state, Object a) {
                return body.call(state, this, a);
            }
        };
    }

    /** {@return a function of two parameters} */
    public static LuaFunction of(String name, Of2 body) {
        return new Builtin2(name) {
            @Override
            public Object call(LuaState state, Object a, Object b) {
                return body.call(state, this, a, b);
            }
        };
    }

    /** {@return a function of three parameters} */
    public static LuaFunction of(String name, Of3 body) {
        return new Builtin3(name) {
            @Override
            public Object call(LuaState state, Object a, Object b, Object c) {
                return body.call(state, this, a, b, c);
            }
        };
    }

    /** {@return a function of any number of parameters} */
    public static LuaFunction variadic(String name, OfAny body) {
        return new BuiltinVariadic(name) {
            @Override
            public Object apply(LuaState state, Object[] arguments) {
                return body.call(state, this, arguments);
            }
        };
    }

    /** {@return a module of functions, which nobody can change} */
    public static LuaTable module(LuaFunction... functions) {
        LuaTable module = into(new LuaTable(), functions);
        module.freeze();
        return module;
    }

    /** Puts functions into a table, each under its name. {@return the table} */
    public static LuaTable into(LuaTable table, LuaFunction... functions) {
        for (LuaFunction function : functions) {
            table.put(function.name(), function);
        }
        return table;
    }

    /** {@return argument number {@code index}, from 1; nil if there is none} */
    public static Object argument(Object[] arguments, int index) {
        return index <= arguments.length ? arguments[index - 1] : null;
    }

    /** {@return the arguments after the first {@code count}} */
    public static Object[] after(Object[] arguments, int count) {
        if (arguments.length <= count) {
            return NONE;
        }
        return Arrays.copyOfRange(arguments, count, arguments.length);
    }
}
