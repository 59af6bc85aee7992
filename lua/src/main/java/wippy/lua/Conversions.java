// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Conversions between values (Lua 5.3 §3.4.3, §6.1). */
public final class Conversions {

    /** What the frames below a handler need of the stack, see {@link LuaState#enter}. */
    private static final int HANDLER_WEIGHT = 2;

    private Conversions() {}

    /** {@return the text of a value, with {@code __tostring} and {@code __name}} */
    public static String tostring(LuaState state, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        if (value instanceof Double number) {
            return NumberText.of(state.dialect(), number);
        }
        if (value instanceof LuaTable || value instanceof Userdata) {
            return described(state, value);
        }
        return value == null ? "nil" : value.toString();
    }

    private static String described(LuaState state, Object value) {
        Object handler = Metatables.metamethod(state, value, "__tostring");
        if (handler != null) {
            state.enter(HANDLER_WEIGHT);
            Object text = Results.first(state, Calls.call(state, handler, value));
            state.leave(HANDLER_WEIGHT);
            if (text instanceof String string) {
                return string;
            }
            if (text instanceof Long || text instanceof Double) {
                return tostring(state, text);
            }
            throw LuaError.of(state, "'__tostring' must return a string");
        }
        if (Metatables.metamethod(state, value, "__name") instanceof String name) {
            return name + ": " + Addresses.of(value);
        }
        return value.toString();
    }

    /**
     * {@return the number of a number or numeric string, {@link Long} or {@link Double}; else null}
     */
    public static Object toNumber(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        return value instanceof String text ? toNumber(text) : null;
    }

    /** {@return the number that a text denotes by the rules of the lexer, or null} */
    public static Object toNumber(String text) {
        return NumberReader.read(text);
    }

    /** {@return the integer of a number or numeric string with an exact one; else null} */
    public static Long toInteger(Object value) {
        if (value instanceof Long integer) {
            return integer;
        }
        if (value instanceof Double number) {
            return integral(number);
        }
        return value instanceof String text && toNumber(text) instanceof Object number
                ? toInteger(number)
                : null;
    }

    private static Long integral(double number) {
        long integer = (long) number;
        return integer == number && number != 0x1p63 ? (Long) integer : null;
    }

    /**
     * {@return the integer that a text denotes in a base, null if it denotes none} Letters are
     * digits from 10 on; blanks around and a sign are allowed; too large ones wrap around (Lua 5.3
     * §6.1).
     *
     * @param base 2 to 36
     */
    public static Long toNumber(String text, int base) {
        int at = 0;
        int end = text.length();
        while (at < end && NumberReader.isBlank(text.charAt(at))) {
            at++;
        }
        while (end > at && NumberReader.isBlank(text.charAt(end - 1))) {
            end--;
        }
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative || (at < end && text.charAt(at) == '+')) {
            at++;
        }
        if (at == end) {
            return null;
        }
        long number = 0;
        for (; at < end; at++) {
            char c = text.charAt(at);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return null;
            }
            number = number * base + digit;
        }
        return negative ? -number : number;
    }
}
