// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** Functions from float to float: {@code math} (Lua 5.3 §6.7) and what Lua 5.1 had besides. */
final class FloatFunction extends Builtin1 {

    private enum Operation {
        SIN,
        COS,
        TAN,
        ASIN,
        ACOS,
        EXP,
        DEG,
        RAD,
        SINH,
        COSH,
        TANH,
        LOG10
    }

    private final Operation operation;

    private FloatFunction(String name, Operation operation) {
        super(name);
        this.operation = operation;
    }

    static List<LuaFunction> standard() {
        return List.of(
                new FloatFunction("sin", Operation.SIN),
                new FloatFunction("cos", Operation.COS),
                new FloatFunction("tan", Operation.TAN),
                new FloatFunction("asin", Operation.ASIN),
                new FloatFunction("acos", Operation.ACOS),
                new FloatFunction("exp", Operation.EXP),
                new FloatFunction("deg", Operation.DEG),
                new FloatFunction("rad", Operation.RAD));
    }

    /** {@return what applications have besides, from Lua 5.1} */
    static List<LuaFunction> old() {
        return List.of(
                new FloatFunction("sinh", Operation.SINH),
                new FloatFunction("cosh", Operation.COSH),
                new FloatFunction("tanh", Operation.TANH),
                new FloatFunction("log10", Operation.LOG10),
                new Atan2(),
                new Pow(),
                new Mod(),
                new Ldexp(),
                new Frexp());
    }

    @Override
    public Object call(LuaState state, Object argument) {
        double x = Arguments.number(state, this, 1, argument);
        return switch (operation) {
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case EXP -> Math.exp(x);
            case DEG -> x * (180.0 / Math.PI);
            case RAD -> x * (Math.PI / 180.0);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case LOG10 -> Math.log10(x);
        };
    }

    private static final class Atan2 extends Builtin2 {
        Atan2() {
            super("atan2");
        }

        @Override
        public Object call(LuaState state, Object y, Object x) {
            double first = Arguments.number(state, this, 1, y);
            return Math.atan2(first, Arguments.number(state, this, 2, x));
        }
    }

    private static final class Pow extends Builtin2 {
        Pow() {
            super("pow");
        }

        @Override
        public Object call(LuaState state, Object x, Object y) {
            double base = Arguments.number(state, this, 1, x);
            return Math.pow(base, Arguments.number(state, this, 2, y));
        }
    }

    private static final class Mod extends Builtin2 {
        Mod() {
            super("mod");
        }

        @Override
        public Object call(LuaState state, Object x, Object y) {
            double dividend = Arguments.number(state, this, 1, x);
            return dividend % Arguments.number(state, this, 2, y);
        }
    }

    private static final class Ldexp extends Builtin2 {
        Ldexp() {
            super("ldexp");
        }

        @Override
        public Object call(LuaState state, Object m, Object e) {
            double mantissa = Arguments.number(state, this, 1, m);
            long exponent = Arguments.integer(state, this, 2, e);
            return Math.scalb(mantissa, (int) Math.clamp(exponent, -4200L, 4200L));
        }
    }

    private static final class Frexp extends Builtin1 {
        Frexp() {
            super("frexp");
        }

        @Override
        public Object call(LuaState state, Object argument) {
            double x = Arguments.number(state, this, 1, argument);
            if (x == 0 || !(Math.abs(x) <= Double.MAX_VALUE)) {
                return Results.of(x, 0L);
            }
            boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
            double scaled = subnormal ? x * 0x1p54 : x;
            int exponent = Math.getExponent(scaled) + 1;
            return Results.of(
                    Math.scalb(scaled, -exponent), (long) (subnormal ? exponent - 54 : exponent));
        }
    }
}
