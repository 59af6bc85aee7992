// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.List;
import wippy.lua.Comparison;
import wippy.lua.Conversions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;

/** {@code math} (Lua 5.3 §6.7) except random numbers and plain floating-point functions. */
final class MathLibrary {

    private MathLibrary() {}

    static LuaTable open() {
        LuaTable math = Libraries.table(functions());
        Libraries.add(math, FloatFunction.standard());
        math.put("pi", Math.PI);
        math.put("huge", Double.POSITIVE_INFINITY);
        math.put("maxinteger", Long.MAX_VALUE);
        math.put("mininteger", Long.MIN_VALUE);
        return math;
    }

    private static List<LuaFunction> functions() {
        return List.of(
                new Floor(),
                new Ceil(),
                new Abs(),
                new Sqrt(),
                new Fmod(),
                new Modf(),
                new Log(),
                new Atan(),
                new ToInteger(),
                new Type(),
                new Ult(),
                new Extreme("max", true),
                new Extreme("min", false),
                new RandomNumbers.Random(),
                new RandomNumbers.RandomSeed());
    }

    /** {@return the whole float as an integer if it fits, else as it is} */
    private static Object integerIfFits(double whole) {
        if (whole >= -0x1p63 && whole < 0x1p63) {
            return Long.valueOf((long) whole);
        }
        return Double.valueOf(whole);
    }

    private static final class Floor extends Builtin1 {
        Floor() {
            super("floor");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return x instanceof Long
                    ? x
                    : integerIfFits(Math.floor(Arguments.number(state, this, 1, x)));
        }
    }

    private static final class Ceil extends Builtin1 {
        Ceil() {
            super("ceil");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return x instanceof Long
                    ? x
                    : integerIfFits(Math.ceil(Arguments.number(state, this, 1, x)));
        }
    }

    private static final class Abs extends Builtin1 {
        Abs() {
            super("abs");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return x instanceof Long number
                    ? Long.valueOf(number < 0 ? -number : number)
                    : (Object) Math.abs(Arguments.number(state, this, 1, x));
        }
    }

    private static final class Sqrt extends Builtin1 {
        Sqrt() {
            super("sqrt");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return Math.sqrt(Arguments.number(state, this, 1, x));
        }
    }

    private static final class Fmod extends Builtin2 {
        Fmod() {
            super("fmod");
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            if (a instanceof Long x && b instanceof Long y) {
                if (y == 0) {
                    throw Arguments.bad(state, this, 2, "zero");
                }
                return Long.valueOf(x % y);
            }
            return Arguments.number(state, this, 1, a) % Arguments.number(state, this, 2, b);
        }
    }

    private static final class Modf extends Builtin1 {
        Modf() {
            super("modf");
        }

        @Override
        public Object call(LuaState state, Object x) {
            if (x instanceof Long) {
                return Results.of(x, 0.0);
            }
            double value = Arguments.number(state, this, 1, x);
            double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
            double rest = Double.isInfinite(value) ? 0.0 : value - whole;
            return Results.of(integerIfFits(whole), rest);
        }
    }

    private static final class Log extends Builtin2 {
        Log() {
            super("log");
        }

        @Override
        public Object call(LuaState state, Object x, Object base) {
            double value = Arguments.number(state, this, 1, x);
            if (base == null) {
                return Math.log(value);
            }
            double b = Arguments.number(state, this, 2, base);
            if (b == 2) {
                return binary(value);
            }
            return b == 10 ? Math.log10(value) : Math.log(value) / Math.log(b);
        }

        /** Exact for powers of two, which division of logarithms is not. */
        private static double binary(double value) {
            int exponent = Math.getExponent(value);
            return value > 0 && value == Math.scalb(1.0, exponent)
                    ? exponent
                    : Math.log(value) / Math.log(2);
        }
    }

    private static final class Atan extends Builtin2 {
        Atan() {
            super("atan");
        }

        @Override
        public Object call(LuaState state, Object y, Object x) {
            double divisor = x == null ? 1 : Arguments.number(state, this, 2, x);
            return Math.atan2(Arguments.number(state, this, 1, y), divisor);
        }
    }

    private static final class ToInteger extends BuiltinVariadic {
        ToInteger() {
            super("tointeger");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return x instanceof Long ? x : Conversions.toInteger(x);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return call(state, Arguments.any(state, this, 1, arguments));
        }
    }

    private static final class Type extends BuiltinVariadic {
        Type() {
            super("type");
        }

        @Override
        public Object call(LuaState state, Object x) {
            return x instanceof Long ? "integer" : x instanceof Double ? "float" : null;
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return call(state, Arguments.any(state, this, 1, arguments));
        }
    }

    private static final class Ult extends Builtin2 {
        Ult() {
            super("ult");
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            long x = Arguments.integer(state, this, 1, a);
            return Long.compareUnsigned(x, Arguments.integer(state, this, 2, b)) < 0;
        }
    }

    /** {@code max} and {@code min}: by the operator {@code <}. */
    private static final class Extreme extends BuiltinVariadic {
        private final boolean largest;

        Extreme(String name, boolean largest) {
            super(name);
            this.largest = largest;
        }

        @Override
        public Object call(LuaState state, Object a, Object b) {
            if (a instanceof Long x && b instanceof Long y) {
                return (x < y) == largest ? b : a;
            }
            if (a instanceof Double x && b instanceof Double y) {
                return (largest ? x < y : y < x) ? b : a;
            }
            return better(state, number(state, 1, a), number(state, 2, b));
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            if (arguments.length == 0) {
                throw Arguments.bad(state, this, 1, "value expected");
            }
            Object best = number(state, 1, arguments[0]);
            for (int i = 1; i < arguments.length; i++) {
                best = better(state, best, number(state, i + 1, arguments[i]));
            }
            return best;
        }

        private Object number(LuaState state, int index, Object value) {
            return Arguments.anyNumber(state, this, index, value);
        }

        private Object better(LuaState state, Object best, Object next) {
            boolean replaces =
                    largest
                            ? Comparison.less(state, best, next)
                            : Comparison.less(state, next, best);
            return replaces ? next : best;
        }
    }
}
