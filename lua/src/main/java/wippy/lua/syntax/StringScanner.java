// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import org.jspecify.annotations.Nullable;

/** Reads one quoted string literal with its escapes (Lua 5.3 §3.1). */
final class StringScanner {
    private static final int MAX_CODE_POINT = 0x10FFFF;

    private final String text;
    private final int start;
    private int position;
    private @Nullable StringBuilder decoded;
    private @Nullable Problem problem;

    /** What is wrong, with the span to show. */
    record Problem(int start, int end, String message, @Nullable String hint) {}

    /**
     * @param start offset of the opening quote
     */
    StringScanner(String text, int start) {
        this.text = text;
        this.start = start;
        this.position = start + 1;
    }

    /** {@return the value; what could be read of it if there is a problem} */
    String scan() {
        char quote = text.charAt(start);
        int from = position;
        while (true) {
            char c = at(position);
            if (c == quote) {
                StringBuilder builder = decoded;
                String value =
                        builder == null ? text.substring(from, position) : builder.toString();
                position++;
                return value;
            }
            if (c == Lexer.END) {
                return unfinished("unfinished string near <eof>");
            }
            if (Lexer.isNewline(c)) {
                return unfinished("unfinished string near '" + near(position) + "'");
            }
            if (c == '\\') {
                if (decoded == null) {
                    decoded = new StringBuilder(text.substring(from, position));
                }
                escape(decoded);
            } else {
                if (decoded != null) {
                    decoded.append(c);
                }
                position++;
            }
        }
    }

    /** {@return offset behind the literal} */
    int end() {
        return position;
    }

    @Nullable Problem problem() {
        return problem;
    }

    private String unfinished(String message) {
        if (problem == null) {
            String hint =
                    "close it with %c; a string of several lines is written [[...]]"
                            .formatted(text.charAt(start));
            problem = new Problem(start, position, message, hint);
        }
        return decoded == null ? text.substring(start + 1, position) : decoded.toString();
    }

    /** What PUC Lua has read so far: the decoded text, raw from the last backslash on. */
    private String near(int rawFrom) {
        String read = decoded == null ? text.substring(start + 1, rawFrom) : decoded.toString();
        return Tokens.upToNul(text.charAt(start) + read + text.substring(rawFrom, position));
    }

    private void escape(StringBuilder out) {
        int backslash = position;
        char c = at(position + 1);
        position += 2;
        switch (c) {
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case '\\', '"', '\'' -> out.append(c);
            case '\n', '\r' -> {
                out.append('\n');
                position = Lexer.afterNewline(text, position - 1);
            }
            case 'x' -> hexadecimal(out, backslash);
            case 'u' -> unicode(out, backslash);
            case 'z' -> skipBlanks();
            case Lexer.END -> position = text.length();
            default -> {
                if (Lexer.isDigit(c)) {
                    decimal(out, backslash);
                } else {
                    position--;
                    fail(backslash, "invalid escape sequence", "write '\\\\' for a backslash");
                }
            }
        }
    }

    private void skipBlanks() {
        while (at(position) == ' ' || (at(position) >= '\t' && at(position) <= '\r')) {
            position++;
        }
    }

    private void hexadecimal(StringBuilder out, int backslash) {
        int value = 0;
        for (int i = 0; i < 2; i++) {
            int digit = Character.digit(at(position), 16);
            if (digit < 0) {
                fail(backslash, "hexadecimal digit expected", "'\\x' takes two of them: '\\x0A'");
                return;
            }
            value = value * 16 + digit;
            position++;
        }
        out.append((char) value);
    }

    private void decimal(StringBuilder out, int backslash) {
        int value = 0;
        position--;
        for (int i = 0; i < 3 && Lexer.isDigit(at(position)); i++) {
            value = value * 10 + (at(position) - '0');
            position++;
        }
        if (value > 255) {
            fail(backslash, "decimal escape too large", "a byte is at most '\\255'");
            return;
        }
        out.append((char) value);
    }

    private void unicode(StringBuilder out, int backslash) {
        if (at(position) != '{') {
            fail(backslash, "missing '{'", null);
            return;
        }
        position++;
        int value = 0;
        int first = position;
        while (Character.digit(at(position), 16) >= 0) {
            value = value * 16 + Character.digit(at(position), 16);
            if (value > MAX_CODE_POINT) {
                fail(backslash, "UTF-8 value too large", "the largest is '\\u{10FFFF}'");
                return;
            }
            position++;
        }
        if (position == first) {
            fail(backslash, "hexadecimal digit expected", "such as '\\u{20AC}'");
        } else if (at(position) != '}') {
            fail(backslash, "missing '}'", null);
        } else {
            position++;
            appendUtf8(out, value);
        }
    }

    private static void appendUtf8(StringBuilder out, int value) {
        if (value < 0x80) {
            out.append((char) value);
            return;
        }
        if (value < 0x800) {
            out.append((char) (0xC0 | (value >> 6)));
        } else {
            if (value < 0x10000) {
                out.append((char) (0xE0 | (value >> 12)));
            } else {
                out.append((char) (0xF0 | (value >> 18)));
                appendContinuation(out, value >> 12);
            }
            appendContinuation(out, value >> 6);
        }
        appendContinuation(out, value);
    }

    private static void appendContinuation(StringBuilder out, int bits) {
        out.append((char) (0x80 | (bits & 0x3F)));
    }

    /** Notes the first problem; PUC's text ends with the character that cannot be. */
    private void fail(int backslash, String message, @Nullable String hint) {
        if (problem != null) {
            return;
        }
        int resume = position;
        if (position < text.length()) {
            position++;
        }
        problem =
                new Problem(backslash, position, message + " near '" + near(backslash) + "'", hint);
        position = Math.min(resume, text.length());
    }

    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : Lexer.END;
    }
}
