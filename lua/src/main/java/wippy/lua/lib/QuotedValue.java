// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Conversions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;

/** Values as literals that the Lua reader understands: format {@code %q} (Lua 5.3 §6.4). */
final class QuotedValue {

    private QuotedValue() {}

    static void append(
            LuaState state, LuaFunction function, StringBuilder out, int index, Object value) {
        if (value instanceof String text) {
            appendString(state, out, text);
        } else if (value instanceof Long number) {
            out.append(number == Long.MIN_VALUE ? "0x8000000000000000" : number.toString());
        } else if (value instanceof Double number) {
            appendFloat(state, out, number);
        } else if (value == null) {
            out.append("nil");
        } else if (value instanceof Boolean) {
            out.append(value);
        } else {
            throw Arguments.bad(state, function, index, "value has no literal form");
        }
    }

    private static void appendFloat(LuaState state, StringBuilder out, double value) {
        if (Double.isNaN(value) || Math.abs(value) > Double.MAX_VALUE) {
            out.append(Conversions.tostring(state, value));
        } else {
            out.append(value < 0 || 1 / value < 0 ? "-0x" : "0x");
            out.append(HexFloat.text(Math.abs(value), -1, false));
        }
    }

    private static void appendString(LuaState state, StringBuilder out, String text) {
        Sizes.grow(state, out, text.length() * 4L + 2);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n') {
                out.append('\\').append(c);
            } else if (CharacterClass.isControl(c)) {
                boolean digitFollows =
                        i + 1 < text.length() && CharacterClass.isDigit(text.charAt(i + 1));
                String code = Integer.toString(c);
                out.append('\\').append(digitFollows ? "0".repeat(3 - code.length()) : "");
                out.append(code);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
