// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Equality and order (Lua 5.3 §3.4.4): integers and floats compare by their mathematical values,
 * strings by their bytes.
 */
public final class Comparison {

    private static final double TWO_TO_63 = 0x1p63;

    private Comparison() {}

    /** {@return {@code a == b}, with {@code __eq}} */
    public static boolean equal(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y;
        }
        return a == b || unlike(state, a, b);
    }

    private static boolean unlike(LuaState state, Object a, Object b) {
        boolean tables = a instanceof LuaTable && b instanceof LuaTable;
        if (tables || (a instanceof Userdata && b instanceof Userdata)) {
            Object handler = Metatables.binary(state, a, b, "__eq");
            return handler != null
                    && Truth.isTrue(Results.first(state, Calls.call(state, handler, a, b)));
        }
        return rawEqual(a, b);
    }

    /** {@return whether the values are equal without metamethods} */
    public static boolean rawEqual(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof String x) {
            return x.equals(b);
        }
        if (a instanceof Long x) {
            return b instanceof Long y ? x.longValue() == y : equal(x, b);
        }
        if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x.doubleValue() == y;
            }
            return b instanceof Long y && equal(y, x);
        }
        return a instanceof Boolean ? a.equals(b) : a == b;
    }

    private static boolean equal(long a, Object b) {
        return b instanceof Double y && a == (double) y && isExact(a, y);
    }

    /** A long turned into a double may be rounded to the other: then they differ after all. */
    private static boolean isExact(long a, double b) {
        return b != TWO_TO_63 && (long) b == a;
    }

    /** {@return {@code a < b}} */
    public static boolean less(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x < y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x < y;
        }
        return slowLess(state, a, b);
    }

    /** {@return {@code a < b}} */
    public static boolean less(LuaState state, Object a, long b) {
        return a instanceof Long x ? x < b : slowLess(state, a, b);
    }

    /** {@return {@code a < b}} */
    public static boolean less(LuaState state, long a, Object b) {
        return b instanceof Long y ? a < y : slowLess(state, a, b);
    }

    /** {@return {@code a < b}} */
    public static boolean less(LuaState state, Object a, double b) {
        return a instanceof Double x ? x < b : slowLess(state, a, b);
    }

    /** {@return {@code a < b}} */
    public static boolean less(LuaState state, double a, Object b) {
        return b instanceof Double y ? a < y : slowLess(state, a, b);
    }

    /** {@return {@code a <= b}} */
    public static boolean lessEqual(LuaState state, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x <= y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x <= y;
        }
        return slowLessEqual(state, a, b);
    }

    /** {@return {@code a <= b}} */
    public static boolean lessEqual(LuaState state, Object a, long b) {
        return a instanceof Long x ? x <= b : slowLessEqual(state, a, b);
    }

    /** {@return {@code a <= b}} */
    public static boolean lessEqual(LuaState state, long a, Object b) {
        return b instanceof Long y ? a <= y : slowLessEqual(state, a, b);
    }

    /** {@return {@code a <= b}} */
    public static boolean lessEqual(LuaState state, Object a, double b) {
        return a instanceof Double x ? x <= b : slowLessEqual(state, a, b);
    }

    /** {@return {@code a <= b}} */
    public static boolean lessEqual(LuaState state, double a, Object b) {
        return b instanceof Double y ? a <= y : slowLessEqual(state, a, b);
    }

    /** {@return {@code a < b} of an integer and a float} */
    public static boolean less(long a, double b) {
        return b >= TWO_TO_63 || (b > -TWO_TO_63 && a < (long) Math.ceil(b));
    }

    /** {@return {@code a < b} of a float and an integer} */
    public static boolean less(double a, long b) {
        return a < -TWO_TO_63 || (a < TWO_TO_63 && (long) Math.floor(a) < b);
    }

    /** {@return {@code a <= b} of an integer and a float} */
    public static boolean lessEqual(long a, double b) {
        return b >= TWO_TO_63 || (b >= -TWO_TO_63 && a <= (long) Math.floor(b));
    }

    /** {@return {@code a <= b} of a float and an integer} */
    public static boolean lessEqual(double a, long b) {
        return a <= -TWO_TO_63 || (a < TWO_TO_63 && (long) Math.ceil(a) <= b);
    }

    private static boolean slowLess(LuaState state, Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y) < 0;
        }
        if (a instanceof Long x) {
            if (b instanceof Double y) {
                return less(x, (double) y);
            }
            if (b instanceof Long y) {
                return x < y;
            }
        } else if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x < y;
            }
            if (b instanceof Long y) {
                return less((double) x, y);
            }
        }
        Object handler = Metatables.binary(state, a, b, "__lt");
        if (handler == null) {
            throw OperandErrors.comparison(state, a, b);
        }
        return Truth.isTrue(Results.first(state, Calls.call(state, handler, a, b)));
    }

    private static boolean slowLessEqual(LuaState state, Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y) <= 0;
        }
        if (a instanceof Long x) {
            if (b instanceof Double y) {
                return lessEqual(x, (double) y);
            }
            if (b instanceof Long y) {
                return x <= y;
            }
        } else if (a instanceof Double x) {
            if (b instanceof Double y) {
                return x <= y;
            }
            if (b instanceof Long y) {
                return lessEqual((double) x, y);
            }
        }
        Object handler = Metatables.binary(state, a, b, "__le");
        if (handler != null) {
            return Truth.isTrue(Results.first(state, Calls.call(state, handler, a, b)));
        }
        // Lua 5.3 §2.4: without __le, a <= b is tried as not (b < a).
        Object inverse = Metatables.binary(state, b, a, "__lt");
        if (inverse == null) {
            throw OperandErrors.comparison(state, a, b);
        }
        return !Truth.isTrue(Results.first(state, Calls.call(state, inverse, b, a)));
    }
}
