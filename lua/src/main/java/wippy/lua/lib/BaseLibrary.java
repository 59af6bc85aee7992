// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;
import java.util.List;
import wippy.lua.CallPosition;
import wippy.lua.Comparison;
import wippy.lua.Conversions;
import wippy.lua.ErrorFunction;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Metatables;
import wippy.lua.Results;
import wippy.lua.SelectFunction;
import wippy.lua.Truth;

/** The basic functions (Lua 5.3 §6.1) that every state has; see also {@link TableAccess}. */
final class BaseLibrary {

    private BaseLibrary() {}

    static List<LuaFunction> functions() {
        return List.of(
                new Type(),
                new ToString(),
                new ToNumber(),
                new Assert(),
                new Error(),
                new Select(),
                new GetMetatable(),
                new SetMetatable(),
                new RawEqual(),
                new ProtectedCall.Pcall(),
                new ProtectedCall.Xpcall());
    }

    private static final class Type extends BuiltinVariadic {
        Type() {
            super("type");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return LuaType.name(value);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return LuaType.name(Arguments.any(state, this, 1, arguments));
        }
    }

    static final class ToString extends BuiltinVariadic {
        ToString() {
            super("tostring");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return Conversions.tostring(state, value);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return Conversions.tostring(state, Arguments.any(state, this, 1, arguments));
        }
    }

    private static final class ToNumber extends BuiltinVariadic {
        ToNumber() {
            super("tonumber");
        }

        @Override
        public Object call(LuaState state, Object value) {
            return Conversions.toNumber(value);
        }

        @Override
        public Object call(LuaState state, Object value, Object base) {
            if (base == null) {
                return call(state, value);
            }
            long radix = Arguments.integer(state, this, 2, base);
            if (!(value instanceof String text)) {
                throw Arguments.expected(state, this, 1, "string", value);
            }
            if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
                throw Arguments.bad(state, this, 2, "base out of range");
            }
            return Conversions.toNumber(text, (int) radix);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object value = Arguments.any(state, this, 1, arguments);
            return call(state, value, Arguments.get(arguments, 2));
        }
    }

    private static final class Assert extends BuiltinVariadic {
        Assert() {
            super("assert");
        }

        @Override
        public Object call(LuaState state, Object condition) {
            if (Truth.isTrue(condition)) {
                return condition;
            }
            return call(state, condition, "assertion failed!");
        }

        @Override
        public Object call(LuaState state, Object condition, Object message) {
            if (Truth.isTrue(condition)) {
                return Results.of(condition, message);
            }
            throw LuaError.thrown(
                    state, message instanceof String text ? CallPosition.of(1) + text : message);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object condition = Arguments.any(state, this, 1, arguments);
            if (arguments.length == 1) {
                return call(state, condition);
            }
            return Truth.isTrue(condition)
                    ? Results.of(arguments.clone())
                    : call(state, condition, arguments[1]);
        }
    }

    private static final class Error extends Builtin2 implements ErrorFunction {
        Error() {
            super("error");
        }

        @Override
        public Object call(LuaState state, Object value, Object level) {
            long from = Arguments.integer(state, this, 2, level, 1);
            throw LuaError.thrown(
                    state,
                    value instanceof String text && from > 0
                            ? CallPosition.of(from) + text
                            : value);
        }
    }

    private static final class Select extends BuiltinVariadic implements SelectFunction {
        Select() {
            super("select");
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            int extra = arguments.length - 1;
            Object which = Arguments.get(arguments, 1);
            if (which instanceof String text && text.startsWith("#")) {
                return (long) extra;
            }
            long first = Arguments.integer(state, this, 1, which);
            if (first < 0) {
                first = extra + first + 1;
                if (first < 1) {
                    throw Arguments.bad(state, this, 1, "index out of range");
                }
            } else if (first == 0) {
                throw Arguments.bad(state, this, 1, "index out of range");
            }
            return first > extra
                    ? Results.NONE
                    : Results.of(Arrays.copyOfRange(arguments, (int) first, arguments.length));
        }
    }

    private static final class GetMetatable extends BuiltinVariadic {
        GetMetatable() {
            super("getmetatable");
        }

        @Override
        public Object call(LuaState state, Object value) {
            LuaTable metatable = Metatables.of(state, value);
            if (metatable == null) {
                return null;
            }
            Object shown = metatable.get("__metatable");
            return shown == null ? metatable : shown;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return call(state, Arguments.any(state, this, 1, arguments));
        }
    }

    private static final class SetMetatable extends BuiltinVariadic {
        SetMetatable() {
            super("setmetatable");
        }

        @Override
        public Object call(LuaState state, Object value, Object metatable) {
            LuaTable table = Arguments.table(state, this, 1, value);
            if (metatable != null && !(metatable instanceof LuaTable)) {
                throw Arguments.bad(state, this, 2, "nil or table expected");
            }
            LuaTable old = table.metatable();
            if (old != null && old.get("__metatable") != null) {
                throw LuaError.of(state, "cannot change a protected metatable");
            }
            if (table.isFrozen()) {
                throw LuaError.of(state, "attempt to modify Immutable table");
            }
            Metatables.set(state, table, (LuaTable) metatable);
            return table;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            if (arguments.length < 2) {
                Arguments.table(state, this, 1, Arguments.get(arguments, 1));
                throw Arguments.bad(state, this, 2, "nil or table expected");
            }
            return call(state, arguments[0], arguments[1]);
        }
    }

    private static final class RawEqual extends BuiltinVariadic {
        RawEqual() {
            super("rawequal");
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            return Comparison.rawEqual(a, b);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            Object a = Arguments.any(state, this, 1, arguments);
            return call(state, a, Arguments.any(state, this, 2, arguments));
        }
    }
}
