// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** The concatenation operator (Lua 5.3 §3.4.6), right associative. */
public final class Concatenation {

    private Concatenation() {}

    /** {@return {@code a .. b}} */
    public static Object concat(LuaState state, Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return join(state, x, y);
        }
        return slow(state, a, b, 0, true);
    }

    /** {@return {@code a .. b .. c}} */
    public static Object concat(LuaState state, Object a, Object b, Object c) {
        String x = piece(state, a);
        String y = piece(state, b);
        String z = piece(state, c);
        if (x != null && y != null && z != null) {
            int length = checkedLength(state, (long) x.length() + y.length() + z.length());
            return new StringBuilder(length).append(x).append(y).append(z).toString();
        }
        return pairwise(state, new Object[] {a, b, c});
    }

    /** {@return {@code a .. b .. c .. d}} */
    public static Object concat(LuaState state, Object a, Object b, Object c, Object d) {
        return concatAll(state, new Object[] {a, b, c, d});
    }

    /** {@return all values concatenated, from the right; at least one} */
    public static Object concatAll(LuaState state, Object[] values) {
        long length = 0;
        String[] pieces = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            String piece = piece(state, values[i]);
            if (piece == null) {
                return pairwise(state, values);
            }
            pieces[i] = piece;
            length += piece.length();
        }
        StringBuilder text = new StringBuilder(checkedLength(state, length));
        for (String piece : pieces) {
            text.append(piece);
        }
        return text.toString();
    }

    private static Object pairwise(LuaState state, Object[] values) {
        Object result = values[values.length - 1];
        for (int i = values.length - 2; i >= 0; i--) {
            result = slow(state, values[i], result, i, i == values.length - 2);
        }
        return result;
    }

    /**
     * @param operand the number of {@code a} in the whole expression, from 0
     * @param named whether {@code b} stands in the expression, and is not what follows concatenated
     */
    private static Object slow(LuaState state, Object a, Object b, int operand, boolean named) {
        String x = piece(state, a);
        String y = piece(state, b);
        if (x != null && y != null) {
            return join(state, x, y);
        }
        Object handler = Metatables.binary(state, a, b, "__concat");
        if (handler == null) {
            throw OperandErrors.concatenation(state, a, b, operand, named);
        }
        return Results.first(state, Calls.call(state, handler, a, b));
    }

    private static String join(LuaState state, String a, String b) {
        if (a.length() + b.length() >>> 16 != 0) {
            checkedLength(state, (long) a.length() + b.length());
        }
        return a.concat(b);
    }

    /** The text of a string or number, null for all else. */
    private static String piece(LuaState state, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        return value instanceof Double number ? NumberText.of(state.dialect(), number) : null;
    }

    private static int checkedLength(LuaState state, long length) {
        if (length > LuaString.LENGTH_MAX) {
            throw LuaError.ofOperator(state, "string length overflow");
        }
        state.reserve(length);
        return (int) length;
    }
}
