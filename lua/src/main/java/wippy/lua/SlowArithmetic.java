// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** What {@link Arithmetic} leaves: floats, mixed kinds, numeric strings, metamethods, errors. */
final class SlowArithmetic {

    private SlowArithmetic() {}

    static Object add(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__add");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x + y;
        }
        double x = ((Number) p).doubleValue();
        double y = ((Number) q).doubleValue();
        return x + y;
    }

    static Object subtract(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x - y;
        }
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__sub");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x - y;
        }
        double x = ((Number) p).doubleValue();
        double y = ((Number) q).doubleValue();
        return x - y;
    }

    static Object multiply(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x * y;
        }
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__mul");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x * y;
        }
        double x = ((Number) p).doubleValue();
        double y = ((Number) q).doubleValue();
        return x * y;
    }

    static Object floorDivide(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Arithmetic.floorDivide(x, y);
        }
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__idiv");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Arithmetic.floorDivide(state, x.longValue(), y.longValue());
        }
        double x = ((Number) p).doubleValue();
        double y = ((Number) q).doubleValue();
        return Arithmetic.floorDivide(x, y);
    }

    static Object modulo(LuaState state, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Arithmetic.modulo(x, y);
        }
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__mod");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Arithmetic.modulo(state, x.longValue(), y.longValue());
        }
        double x = ((Number) p).doubleValue();
        double y = ((Number) q).doubleValue();
        return Arithmetic.modulo(x, y);
    }

    static Object divide(LuaState state, Object a, Object b) {
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__div");
        }
        return ((Number) p).doubleValue() / ((Number) q).doubleValue();
    }

    static Object power(LuaState state, Object a, Object b) {
        Object p = Conversions.toNumber(a);
        Object q = Conversions.toNumber(b);
        if (p == null || q == null) {
            return metamethod(state, a, b, "__pow");
        }
        return Arithmetic.power(((Number) p).doubleValue(), ((Number) q).doubleValue());
    }

    static Object negate(LuaState state, Object a) {
        Object p = Conversions.toNumber(a);
        return p instanceof Number x
                ? (Object) (-x.doubleValue())
                : metamethod(state, a, a, "__unm");
    }

    static Object bitAnd(LuaState state, Object a, Object b) {
        if (Conversions.toInteger(a) instanceof Long x
                && Conversions.toInteger(b) instanceof Long y) {
            return x & y;
        }
        return bitwiseMetamethod(state, a, b, "__band");
    }

    static Object bitOr(LuaState state, Object a, Object b) {
        if (Conversions.toInteger(a) instanceof Long x
                && Conversions.toInteger(b) instanceof Long y) {
            return x | y;
        }
        return bitwiseMetamethod(state, a, b, "__bor");
    }

    static Object bitXor(LuaState state, Object a, Object b) {
        if (Conversions.toInteger(a) instanceof Long x
                && Conversions.toInteger(b) instanceof Long y) {
            return x ^ y;
        }
        return bitwiseMetamethod(state, a, b, "__bxor");
    }

    static Object shiftLeft(LuaState state, Object a, Object b) {
        if (Conversions.toInteger(a) instanceof Long x
                && Conversions.toInteger(b) instanceof Long y) {
            return Arithmetic.shiftLeft(x, y);
        }
        return bitwiseMetamethod(state, a, b, "__shl");
    }

    static Object shiftRight(LuaState state, Object a, Object b) {
        if (Conversions.toInteger(a) instanceof Long x
                && Conversions.toInteger(b) instanceof Long y) {
            return Arithmetic.shiftRight(x, y);
        }
        return bitwiseMetamethod(state, a, b, "__shr");
    }

    static Object bitNot(LuaState state, Object a) {
        if (Conversions.toInteger(a) instanceof Long x) {
            return ~x;
        }
        return bitwiseMetamethod(state, a, a, "__bnot");
    }

    private static Object metamethod(LuaState state, Object a, Object b, String event) {
        Object handler = Metatables.binary(state, a, b, event);
        if (handler == null) {
            throw OperandErrors.arithmetic(state, a, b);
        }
        return Results.first(state, Calls.call(state, handler, a, b));
    }

    private static Object bitwiseMetamethod(LuaState state, Object a, Object b, String event) {
        Object handler = Metatables.binary(state, a, b, event);
        if (handler == null) {
            throw OperandErrors.bitwise(state, a, b);
        }
        return Results.first(state, Calls.call(state, handler, a, b));
    }
}
