// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Arithmetic and bitwise operators (Lua 5.3 §3.4.1, §3.4.2) as generated code calls them.
 *
 * <p>Each operator tests for two integers first: generated code tests for two floats itself. All
 * else, strings and metamethods included, is in {@link SlowArithmetic}. The forms with a {@code
 * long} or {@code double} operand are for operands whose kind the compiler knows.
 */
public final class Arithmetic {

    private Arithmetic() {}

    /** {@return {@code a + b}} */
    public static Object add(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x + y;
        }
        return SlowArithmetic.add(state, a, b);
    }

    /** {@return {@code a + b}} */
    public static Object add(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x + b;
        }
        return SlowArithmetic.add(state, a, b);
    }

    /** {@return {@code a + b}} */
    public static Object add(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a + y;
        }
        return SlowArithmetic.add(state, a, b);
    }

    /** {@return {@code a + b}} */
    public static Object add(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return x + b;
        }
        return SlowArithmetic.add(state, a, b);
    }

    /** {@return {@code a + b}} */
    public static Object add(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return a + y;
        }
        return SlowArithmetic.add(state, a, b);
    }

    /** {@return {@code a - b}} */
    public static Object subtract(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x - y;
        }
        return SlowArithmetic.subtract(state, a, b);
    }

    /** {@return {@code a - b}} */
    public static Object subtract(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x - b;
        }
        return SlowArithmetic.subtract(state, a, b);
    }

    /** {@return {@code a - b}} */
    public static Object subtract(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a - y;
        }
        return SlowArithmetic.subtract(state, a, b);
    }

    /** {@return {@code a - b}} */
    public static Object subtract(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return x - b;
        }
        return SlowArithmetic.subtract(state, a, b);
    }

    /** {@return {@code a - b}} */
    public static Object subtract(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return a - y;
        }
        return SlowArithmetic.subtract(state, a, b);
    }

    /** {@return {@code a * b}} */
    public static Object multiply(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x * y;
        }
        return SlowArithmetic.multiply(state, a, b);
    }

    /** {@return {@code a * b}} */
    public static Object multiply(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x * b;
        }
        return SlowArithmetic.multiply(state, a, b);
    }

    /** {@return {@code a * b}} */
    public static Object multiply(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a * y;
        }
        return SlowArithmetic.multiply(state, a, b);
    }

    /** {@return {@code a * b}} */
    public static Object multiply(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return x * b;
        }
        return SlowArithmetic.multiply(state, a, b);
    }

    /** {@return {@code a * b}} */
    public static Object multiply(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return a * y;
        }
        return SlowArithmetic.multiply(state, a, b);
    }

    /** {@return {@code a / b}, always a float} */
    public static Object divide(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x / y;
        }
        return SlowArithmetic.divide(state, a, b);
    }

    /** {@return {@code a / b}, always a float} */
    public static Object divide(LuaState state, Object a, long b) {
        if (a instanceof Double x) {
            return x / b;
        }
        return a instanceof Long x ? (Object) ((double) x / b) : SlowArithmetic.divide(state, a, b);
    }

    /** {@return {@code a / b}, always a float} */
    public static Object divide(LuaState state, long a, Object b) {
        if (b instanceof Double y) {
            return a / y;
        }
        return b instanceof Long y ? (Object) ((double) a / y) : SlowArithmetic.divide(state, a, b);
    }

    /** {@return {@code a / b}, always a float} */
    public static Object divide(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return x / b;
        }
        return SlowArithmetic.divide(state, a, b);
    }

    /** {@return {@code a / b}, always a float} */
    public static Object divide(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return a / y;
        }
        return SlowArithmetic.divide(state, a, b);
    }

    /** {@return {@code a // b}} */
    public static Object floorDivide(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return floorDivide(state, x.longValue(), y.longValue());
        }
        return SlowArithmetic.floorDivide(state, a, b);
    }

    /** {@return {@code a // b}} */
    public static Object floorDivide(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return floorDivide(state, x.longValue(), b);
        }
        return SlowArithmetic.floorDivide(state, a, b);
    }

    /** {@return {@code a // b}} */
    public static Object floorDivide(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return floorDivide(state, a, y.longValue());
        }
        return SlowArithmetic.floorDivide(state, a, b);
    }

    /** {@return {@code a // b}} */
    public static Object floorDivide(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return floorDivide(x, b);
        }
        return SlowArithmetic.floorDivide(state, a, b);
    }

    /** {@return {@code a // b}} */
    public static Object floorDivide(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return floorDivide(a, y);
        }
        return SlowArithmetic.floorDivide(state, a, b);
    }

    /** {@return {@code a % b}} */
    public static Object modulo(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return modulo(state, x.longValue(), y.longValue());
        }
        return SlowArithmetic.modulo(state, a, b);
    }

    /** {@return {@code a % b}} */
    public static Object modulo(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return modulo(state, x.longValue(), b);
        }
        return SlowArithmetic.modulo(state, a, b);
    }

    /** {@return {@code a % b}} */
    public static Object modulo(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return modulo(state, a, y.longValue());
        }
        return SlowArithmetic.modulo(state, a, b);
    }

    /** {@return {@code a % b}} */
    public static Object modulo(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return modulo(x, b);
        }
        return SlowArithmetic.modulo(state, a, b);
    }

    /** {@return {@code a % b}} */
    public static Object modulo(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return modulo(a, y);
        }
        return SlowArithmetic.modulo(state, a, b);
    }

    /** {@return {@code a ^ b}, always a float} */
    public static Object power(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return power(x, y);
        }
        return SlowArithmetic.power(state, a, b);
    }

    /** {@return {@code a ^ b}, always a float} */
    public static Object power(LuaState state, Object a, long b) {
        if (a instanceof Double x) {
            return power(x, (double) b);
        }
        return a instanceof Long x
                ? (Object) power((double) x, (double) b)
                : SlowArithmetic.power(state, a, b);
    }

    /** {@return {@code a ^ b}, always a float} */
    public static Object power(LuaState state, long a, Object b) {
        if (b instanceof Double y) {
            return power((double) a, y);
        }
        return b instanceof Long y
                ? (Object) power((double) a, (double) y)
                : SlowArithmetic.power(state, a, b);
    }

    /** {@return {@code a ^ b}, always a float} */
    public static Object power(LuaState state, Object a, double b) {
        if (a instanceof Double x) {
            return power(x, b);
        }
        return SlowArithmetic.power(state, a, b);
    }

    /** {@return {@code a ^ b}, always a float} */
    public static Object power(LuaState state, double a, Object b) {
        if (b instanceof Double y) {
            return power(a, y);
        }
        return SlowArithmetic.power(state, a, b);
    }

    /** {@return {@code -a}} */
    public static Object negate(LuaState state, Object a) {
        if (a instanceof Long x) {
            return -x;
        }
        return SlowArithmetic.negate(state, a);
    }

    /** {@return {@code a & b}} */
    public static Object bitAnd(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x & y;
        }
        return SlowArithmetic.bitAnd(state, a, b);
    }

    /** {@return {@code a & b}} */
    public static Object bitAnd(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x & b;
        }
        return SlowArithmetic.bitAnd(state, a, b);
    }

    /** {@return {@code a & b}} */
    public static Object bitAnd(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a & y;
        }
        return SlowArithmetic.bitAnd(state, a, b);
    }

    /** {@return {@code a | b}} */
    public static Object bitOr(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x | y;
        }
        return SlowArithmetic.bitOr(state, a, b);
    }

    /** {@return {@code a | b}} */
    public static Object bitOr(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x | b;
        }
        return SlowArithmetic.bitOr(state, a, b);
    }

    /** {@return {@code a | b}} */
    public static Object bitOr(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a | y;
        }
        return SlowArithmetic.bitOr(state, a, b);
    }

    /** {@return {@code a ~ b}} */
    public static Object bitXor(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x ^ y;
        }
        return SlowArithmetic.bitXor(state, a, b);
    }

    /** {@return {@code a ~ b}} */
    public static Object bitXor(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return x ^ b;
        }
        return SlowArithmetic.bitXor(state, a, b);
    }

    /** {@return {@code a ~ b}} */
    public static Object bitXor(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return a ^ y;
        }
        return SlowArithmetic.bitXor(state, a, b);
    }

    /** {@return {@code a << b}} */
    public static Object shiftLeft(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return shiftLeft(x, y);
        }
        return SlowArithmetic.shiftLeft(state, a, b);
    }

    /** {@return {@code a << b}} */
    public static Object shiftLeft(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return shiftLeft(x, b);
        }
        return SlowArithmetic.shiftLeft(state, a, b);
    }

    /** {@return {@code a << b}} */
    public static Object shiftLeft(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return shiftLeft(a, y);
        }
        return SlowArithmetic.shiftLeft(state, a, b);
    }

    /** {@return {@code a >> b}} */
    public static Object shiftRight(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return shiftRight(x, y);
        }
        return SlowArithmetic.shiftRight(state, a, b);
    }

    /** {@return {@code a >> b}} */
    public static Object shiftRight(LuaState state, Object a, long b) {
        if (a instanceof Long x) {
            return shiftRight(x, b);
        }
        return SlowArithmetic.shiftRight(state, a, b);
    }

    /** {@return {@code a >> b}} */
    public static Object shiftRight(LuaState state, long a, Object b) {
        if (b instanceof Long y) {
            return shiftRight(a, y);
        }
        return SlowArithmetic.shiftRight(state, a, b);
    }

    /** {@return {@code ~a}} */
    public static Object bitNot(LuaState state, Object a) {
        if (a instanceof Long x) {
            return ~x;
        }
        return SlowArithmetic.bitNot(state, a);
    }

    /** {@return the quotient rounded towards minus infinity; raises when {@code b} is 0} */
    public static long floorDivide(LuaState state, long a, long b) {
        if (b == 0) {
            throw LuaError.ofOperator(state, "attempt to divide by zero");
        }
        return Math.floorDiv(a, b);
    }

    /** {@return the remainder with the sign of {@code b}; raises when {@code b} is 0} */
    public static long modulo(LuaState state, long a, long b) {
        if (b == 0) {
            throw LuaError.ofOperator(state, "attempt to perform 'n%0'");
        }
        return Math.floorMod(a, b);
    }

    /** {@return the quotient rounded towards minus infinity} */
    public static double floorDivide(double a, double b) {
        return Math.floor(a / b);
    }

    /** {@return the remainder with the sign of {@code b}; for infinite {@code b} as in C's fmod} */
    public static double modulo(double a, double b) {
        double remainder = a % b;
        return remainder * b < 0 ? remainder + b : remainder;
    }

    /** {@return {@code a} to the power of {@code b}} */
    public static double power(double a, double b) {
        return b == 2 ? a * a : b == 0.5 && a >= 0 ? Math.sqrt(a) : Math.pow(a, b);
    }

    /** {@return {@code a} shifted left, right when {@code b} is negative; 0 from 64 bits on} */
    public static long shiftLeft(long a, long b) {
        if (b <= -64 || b >= 64) {
            return 0;
        }
        return b >= 0 ? a << b : a >>> -b;
    }

    /** {@return {@code a} shifted right with zeros, left when {@code b} is negative} */
    public static long shiftRight(long a, long b) {
        if (b <= -64 || b >= 64) {
            return 0;
        }
        return b >= 0 ? a >>> b : a << -b;
    }
}
