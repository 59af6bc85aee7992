// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Conversions;
import wippy.lua.Dialect;
import wippy.lua.LuaError;
import wippy.lua.LuaState;

/** {@code string.format} (Lua 5.3 §6.4). */
final class StringFormat extends BuiltinVariadic {

    private static final String FLAGS = "-+ #0";

    StringFormat() {
        super("format");
    }

    @Override
    public Object apply(LuaState state, Object[] arguments) {
        String format = Arguments.string(state, this, 1, Arguments.get(arguments, 1));
        StringBuilder out = Sizes.builder(state, format.length() + 16L);
        int argument = 1;
        int at = 0;
        int length = format.length();
        while (at < length) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                break;
            }
            out.append(format, at, percent);
            if (percent + 1 < length && format.charAt(percent + 1) == '%') {
                out.append('%');
                at = percent + 2;
                continue;
            }
            if (++argument > arguments.length) {
                throw Arguments.bad(state, this, argument, "no value");
            }
            int end = endOfModifiers(state, format, percent + 1);
            char conversion = end < length ? format.charAt(end) : 0;
            append(
                    state,
                    out,
                    specification(format, percent + 1, end, conversion),
                    argument,
                    arguments[argument - 1]);
            at = end + 1;
        }
        return Sizes.text(state, at == 0 ? out.append(format) : out.append(format, at, length));
    }

    private static int endOfModifiers(LuaState state, String format, int from) {
        int at = from;
        int length = format.length();
        while (at < length && FLAGS.indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at - from > FLAGS.length()) {
            throw LuaError.of(state, "invalid format (repeated flags)");
        }
        at = afterDigits(format, at);
        if (at < length && format.charAt(at) == '.') {
            at = afterDigits(format, at + 1);
        }
        if (at < length && CharacterClass.isDigit(format.charAt(at))) {
            throw LuaError.of(state, "invalid format (width or precision too long)");
        }
        return at;
    }

    private static int afterDigits(String format, int from) {
        int at = from;
        while (at < format.length() && at < from + 2 && CharacterClass.isDigit(format.charAt(at))) {
            at++;
        }
        return at;
    }

    private static FormatSpecification specification(
            String format, int from, int end, char conversion) {
        int at = from;
        boolean[] flags = new boolean[FLAGS.length()];
        for (; at < end && FLAGS.indexOf(format.charAt(at)) >= 0; at++) {
            flags[FLAGS.indexOf(format.charAt(at))] = true;
        }
        int point = format.indexOf('.', at);
        boolean precise = point >= 0 && point < end;
        return new FormatSpecification(
                flags[0],
                flags[1],
                flags[2],
                flags[3],
                flags[4],
                number(format, at, precise ? point : end),
                precise ? number(format, point + 1, end) : -1,
                conversion);
    }

    private static int number(String format, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + format.charAt(i) - '0';
        }
        return number;
    }

    private void append(
            LuaState state,
            StringBuilder out,
            FormatSpecification specification,
            int index,
            Object value) {
        switch (specification.conversion()) {
            case 'd', 'i', 'o', 'u', 'x', 'X' ->
                    specification.appendInteger(out, integer(state, index, value));
            case 'e', 'E', 'f', 'g', 'G', 'a', 'A' ->
                    specification.appendFloat(out, Arguments.number(state, this, index, value));
            case 's' -> appendText(state, out, specification, index, value);
            case 'c' ->
                    specification.appendText(
                            out,
                            String.valueOf(
                                    (char) (Arguments.integer(state, this, index, value) & 255)));
            case 'q' -> QuotedValue.append(state, this, out, index, value);
            default ->
                    throw LuaError.of(
                            state,
                            "invalid option '%"
                                    + shown(specification.conversion())
                                    + "' to 'format'");
        }
    }

    /** An application's floats lose their fraction here; plain Lua refuses them. */
    private long integer(LuaState state, int index, Object value) {
        if (state.dialect() == Dialect.APPLICATION
                && value instanceof Double number
                && Math.abs(number) < 0x1p63) {
            return number.longValue();
        }
        return Arguments.integer(state, this, index, value);
    }

    private void appendText(
            LuaState state,
            StringBuilder out,
            FormatSpecification specification,
            int index,
            Object value) {
        String text = Conversions.tostring(state, value);
        Sizes.grow(state, out, text.length() + 100L);
        if (!specification.isModified()) {
            out.append(text);
        } else if (text.indexOf(0) >= 0) {
            throw Arguments.bad(state, this, index, "string contains zeros");
        } else {
            specification.appendText(out, text);
        }
    }

    private static String shown(char c) {
        return c >= ' ' && c < 127 ? String.valueOf(c) : "<\\" + (int) c + ">";
    }
}
