// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * Reads a JSON text as a Lua value: objects and arrays as tables, null as nil. A number without
 * fraction and exponent that fits 64 bits is an integer, every other a float. What follows the
 * first value is not looked at.
 *
 * <p>Strict otherwise: names of one object that are the same, malformed UTF-8, half of a surrogate
 * pair, and numbers too large for a float are errors. An array keeps its nulls as gaps.
 */
public final class JsonReader {

    /** Deepest nesting of arrays and objects. */
    public static final int DEPTH_MAX = 10_000;

    private static final int VALUES_PER_POLL = 1024;
    private static final Object[] NO_VALUES = {};

    private final LuaState state;
    private final String text;
    private int at;
    private int depth;
    private int values;

    private JsonReader(LuaState state, String text) {
        this.state = state;
        this.text = text;
    }

    /**
     * {@return the value of a text}
     *
     * @param state whose process waits for it: asked now and then whether it is to end
     * @param text a Lua string
     * @throws Failure Invalid if the text is empty, Internal if it is not JSON; the message has
     *     line and column
     */
    public static Object read(LuaState state, String text) {
        if (text.isEmpty()) {
            throw new Failure(ErrorKind.INVALID, "cannot read JSON: the text is empty");
        }
        return new JsonReader(state, text).value();
    }

    private Object value() {
        if (++values % VALUES_PER_POLL == 0 && state.poll != 0) {
            state.safepoint();
        }
        char c = next();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw unexpected("a value");
            }
        };
    }

    /** {@return the next character that is no blank, which is not consumed; 0 at the end} */
    private char next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return 0;
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return meaning;
    }

    private LuaTable object() {
        enter();
        LuaTable table = new LuaTable();
        Set<String> nulls = null;
        if (next() == '}') {
            at++;
        } else {
            do {
                if (next() != '"') {
                    throw unexpected("a name in quotes");
                }
                int start = at;
                String name = string();
                if (table.get(name) != null || (nulls != null && nulls.contains(name))) {
                    at = start;
                    throw failure("the name \"" + LuaString.text(name) + "\" stands twice");
                }
                if (next() != ':') {
                    throw unexpected("':'");
                }
                at++;
                Object value = value();
                if (value == null) {
                    nulls = nulls == null ? new HashSet<>() : nulls;
                    nulls.add(name);
                } else {
                    table.put(name, value);
                }
            } while (another('}'));
        }
        if (!table.hadFields()) {
            // So that it is written as an object again.
            table.put("", true);
            table.put("", null);
        }
        depth--;
        return table;
    }

    private LuaTable array() {
        enter();
        if (next() == ']') {
            at++;
            depth--;
            return new LuaTable();
        }
        List<Object> list = new ArrayList<>();
        do {
            list.add(value());
        } while (another(']'));
        depth--;
        return LuaTable.ofList(list.toArray(NO_VALUES));
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw failure("values are nested deeper than " + DEPTH_MAX);
        }
        at++;
    }

    /** {@return whether a comma follows; else the end has to} */
    private boolean another(char end) {
        char c = next();
        if (c != ',' && c != end) {
            throw unexpected("',' or '" + end + "'");
        }
        at++;
        return c == ',';
    }

    private Object number() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean isInteger = true;
        if (peek() == '.') {
            at++;
            digits();
            isInteger = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            isInteger = false;
        }
        return isInteger ? integer(start) : real(start);
    }

    private Object integer(int start) {
        if (at - start <= 18) {
            return Long.parseLong(text, start, at, 10);
        }
        try {
            return Long.parseLong(text, start, at, 10);
        } catch (NumberFormatException e) {
            return real(start);
        }
    }

    private Object real(int start) {
        double number = Double.parseDouble(text.substring(start, at));
        if (Double.isInfinite(number)) {
            at = start;
            throw failure("the number is too large");
        }
        return number;
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw unexpected("a digit");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private String string() {
        int start = ++at;
        StringBuilder built = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String rest = text.substring(start, at++);
                return built == null ? rest : built.append(rest).toString();
            }
            if (c == '\\') {
                built = built == null ? new StringBuilder() : built;
                built.append(text, start, at);
                escape(built);
                start = at;
            } else if (c < ' ') {
                throw failure("a control character in a string has to be escaped");
            } else {
                int length = c < 0x80 ? 1 : JsonText.sequenceLength(text, at);
                if (length == 0) {
                    throw failure("a string is not UTF-8");
                }
                at += length;
            }
        }
        throw unexpected("the end of a string");
    }

    private void escape(StringBuilder out) {
        at++;
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> JsonText.append(codePoint(), out);
            default -> {
                at--;
                throw unexpected("one of \" \\ / b f n r t u after a backslash");
            }
        }
    }

    private int codePoint() {
        int start = at;
        char unit = unit();
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        if (Character.isHighSurrogate(unit) && text.startsWith("\\u", at)) {
            at += 2;
            char low = unit();
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        at = start;
        throw failure("half of a surrogate pair");
    }

    private char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Failure unexpected(String expected) {
        String found =
                at >= text.length()
                        ? "the end of the text"
                        : "'" + LuaString.text(text.substring(at, characterEnd())) + "'";
        return failure("expected " + expected + ", but found " + found);
    }

    private int characterEnd() {
        return at + Math.max(1, JsonText.sequenceLength(text, at));
    }

    private Failure failure(String why) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            boolean isEnd = text.charAt(i) == '\n';
            line += isEnd ? 1 : 0;
            column = isEnd ? 1 : column + 1;
        }
        return new Failure(
                ErrorKind.INTERNAL,
                "cannot read JSON: line " + line + ", column " + column + ": " + why);
    }
}
