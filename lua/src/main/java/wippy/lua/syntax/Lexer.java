// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits a source into tokens (Lua 5.3 §3.1).
 *
 * <p>What is wrong with a token is kept beside it; the parser reports it when it arrives there.
 */
final class Lexer {
    /** Answer of {@link #at} beyond the end; no char of a source has this value. */
    static final char END = '\uffff';

    private final String text;
    private final SourceFile source;
    private final Tokens tokens;
    private final NameTable names = new NameTable();
    private int position;

    private Lexer(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.tokens = new Tokens(text);
    }

    /** {@return the tokens of a source} */
    static Tokens scan(SourceFile source) {
        Lexer lexer = new Lexer(source);
        lexer.skipFirstLineComment();
        while (lexer.scanToken()) {}
        return lexer.tokens;
    }

    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : END;
    }

    /** Skips a byte order mark and a first line that begins with '#', as {@code lua} does. */
    private void skipFirstLineComment() {
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            position = 3;
        }
        if (at(position) == '#') {
            skipLine();
        }
    }

    private void skipLine() {
        while (position < text.length() && !isNewline(text.charAt(position))) {
            position++;
        }
    }

    /** Adds the next token; false once the end is added. */
    private boolean scanToken() {
        while (true) {
            char c = at(position);
            if (c == END) {
                tokens.add(Token.EOF, text.length(), text.length(), null);
                return false;
            } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
                position++;
            } else if (c == '-' && at(position + 1) == '-') {
                skipComment();
            } else {
                break;
            }
        }
        char c = text.charAt(position);
        if (isNameStart(c)) {
            scanName(c);
        } else if (isDigit(c) || (c == '.' && isDigit(at(position + 1)))) {
            scanNumber();
        } else if (c == '"' || c == '\'') {
            scanString();
        } else if (c == '[' && (at(position + 1) == '[' || at(position + 1) == '=')) {
            scanLongBracket();
        } else {
            scanSymbol(c);
        }
        return true;
    }

    private void skipComment() {
        int start = position;
        position += 2;
        if (at(position) == '[') {
            int level = longBracketLevel(position);
            if (level >= 0) {
                int close = findLongClose(position + level + 2, level);
                if (close < 0) {
                    tokens.addError(unfinishedLong("comment", start));
                    position = text.length();
                } else {
                    position = close + level + 2;
                }
                return;
            }
        }
        skipLine();
    }

    private void scanName(char first) {
        int start = position;
        int hash = NameTable.hash(0, first);
        int end = start + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            hash = NameTable.hash(hash, text.charAt(end));
            end++;
        }
        int slot = names.slot(text, start, end, hash);
        tokens.add(names.kind(slot), start, end, names.name(slot));
        position = end;
    }

    private void scanNumber() {
        int start = position;
        char exponent = 'e';
        int end = at(start) == '.' ? start + 1 : start;
        if (at(end) == '0' && (at(end + 1) | 0x20) == 'x') {
            exponent = 'p';
            end += 2;
        }
        while (true) {
            if ((at(end) | 0x20) == exponent) {
                end++;
                if (at(end) == '+' || at(end) == '-') {
                    end++;
                }
            }
            if (Character.digit(at(end), 16) < 0 && at(end) != '.') {
                break;
            }
            end++;
        }
        position = end;
        Optional<Number> value = Numerals.parse(text.substring(start, end));
        if (value.isEmpty()) {
            String near = text.substring(start, end);
            tokens.addError(
                    error(start, end, "malformed number near '" + near + "'", numberHint(near)));
            tokens.add(Token.INTEGER, start, end, 0L);
        } else {
            Number number = value.get();
            Token kind = number instanceof Long ? Token.INTEGER : Token.FLOAT;
            tokens.add(kind, start, end, number);
        }
    }

    private static @Nullable String numberHint(String text) {
        if (text.contains("..")) {
            return "put blanks around '..' to join a number to something";
        }
        return null;
    }

    private void scanString() {
        StringScanner scanner = new StringScanner(text, position);
        String value = scanner.scan();
        StringScanner.Problem problem = scanner.problem();
        if (problem != null) {
            Diagnostic error =
                    error(problem.start(), problem.end(), problem.message(), problem.hint());
            tokens.addError(error);
        }
        tokens.add(Token.STRING, position, scanner.end(), value);
        position = scanner.end();
    }

    /** The number of '=' in an opening long bracket at an offset; -1 if there is none. */
    private int longBracketLevel(int offset) {
        int end = offset + 1;
        while (at(end) == '=') {
            end++;
        }
        return at(end) == '[' ? end - offset - 1 : -1;
    }

    private int findLongClose(int from, int level) {
        for (int i = text.indexOf(']', from); i >= 0; i = text.indexOf(']', i + 1)) {
            int end = i + 1;
            while (at(end) == '=') {
                end++;
            }
            if (end - i - 1 == level && at(end) == ']') {
                return i;
            }
        }
        return -1;
    }

    private void scanLongBracket() {
        int start = position;
        int level = longBracketLevel(start);
        if (level < 0) {
            int end = start + 1;
            while (at(end) == '=') {
                end++;
            }
            String near = text.substring(start, end);
            tokens.addError(
                    error(start, end, "invalid long string delimiter near '" + near + "'", null));
            tokens.add(Token.STRING, start, end, "");
            position = end;
            return;
        }
        int close = findLongClose(start + level + 2, level);
        if (close < 0) {
            tokens.addError(unfinishedLong("string", start));
            tokens.add(Token.STRING, start, text.length(), "");
            position = text.length();
            return;
        }
        position = close + level + 2;
        tokens.add(Token.STRING, start, position, longText(start + level + 2, close));
    }

    /** The text between long brackets: first line break dropped, each other one is LF (§3.1). */
    private String longText(int start, int end) {
        int from = isNewline(at(start)) ? afterNewline(text, start) : start;
        if (text.indexOf('\r', from, end) < 0) {
            return from < end ? text.substring(from, end) : "";
        }
        StringBuilder value = new StringBuilder(end - from);
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (isNewline(c)) {
                value.append('\n');
                i = afterNewline(text, i);
            } else {
                value.append(c);
                i++;
            }
        }
        return value.toString();
    }

    private Diagnostic unfinishedLong(String what, int start) {
        String message =
                "unfinished long %s (starting at line %d) near <eof>"
                        .formatted(what, source.line(start));
        int level = longBracketLevel(what.equals("comment") ? start + 2 : start);
        String hint = "close it with ']" + "=".repeat(Math.max(level, 0)) + "]'";
        return error(text.length(), text.length(), message, hint);
    }

    private void scanSymbol(char c) {
        char next = at(position + 1);
        switch (c) {
            case '+' -> add(Token.PLUS, 1);
            case '-' -> add(next == '>' ? Token.ARROW : Token.MINUS, next == '>' ? 2 : 1);
            case '*' -> add(Token.STAR, 1);
            case '/' -> add(next == '/' ? Token.DOUBLE_SLASH : Token.SLASH, next == '/' ? 2 : 1);
            case '%' -> add(Token.PERCENT, 1);
            case '^' -> add(Token.CARET, 1);
            case '#' -> add(Token.HASH, 1);
            case '&' -> add(Token.AMPERSAND, 1);
            case '~' -> add(next == '=' ? Token.NOT_EQUAL : Token.TILDE, next == '=' ? 2 : 1);
            case '|' -> add(Token.PIPE, 1);
            case '<' -> {
                if (next == '<') {
                    add(Token.SHIFT_LEFT, 2);
                } else {
                    add(next == '=' ? Token.LESS_EQUAL : Token.LESS, next == '=' ? 2 : 1);
                }
            }
            case '>' -> {
                if (next == '>') {
                    add(Token.SHIFT_RIGHT, 2);
                } else {
                    add(next == '=' ? Token.GREATER_EQUAL : Token.GREATER, next == '=' ? 2 : 1);
                }
            }
            case '=' -> add(next == '=' ? Token.EQUAL : Token.ASSIGN, next == '=' ? 2 : 1);
            case '(' -> add(Token.LEFT_PAREN, 1);
            case ')' -> add(Token.RIGHT_PAREN, 1);
            case '{' -> add(Token.LEFT_BRACE, 1);
            case '}' -> add(Token.RIGHT_BRACE, 1);
            case '[' -> add(Token.LEFT_BRACKET, 1);
            case ']' -> add(Token.RIGHT_BRACKET, 1);
            case ':' -> add(next == ':' ? Token.DOUBLE_COLON : Token.COLON, next == ':' ? 2 : 1);
            case ';' -> add(Token.SEMICOLON, 1);
            case ',' -> add(Token.COMMA, 1);
            case '.' -> {
                if (next == '.') {
                    boolean dots = at(position + 2) == '.';
                    add(dots ? Token.DOTS : Token.CONCAT, dots ? 3 : 2);
                } else {
                    add(Token.DOT, 1);
                }
            }
            case '?' -> add(Token.QUESTION, 1);
            case '!' -> add(Token.BANG, 1);
            case '@' -> add(Token.AT, 1);
            default -> add(Token.UNKNOWN, 1);
        }
    }

    private void add(Token kind, int length) {
        tokens.add(kind, position, position + length, null);
        position += length;
    }

    private static Diagnostic error(int start, int end, String message, @Nullable String hint) {
        return new Diagnostic(
                Cursor.SYNTAX_ERROR,
                Diagnostic.Severity.ERROR,
                new Span(start, end),
                message,
                Optional.ofNullable(hint));
    }

    /** The offset behind the line break at an offset: LF, CR, CR LF or LF CR. */
    static int afterNewline(String text, int offset) {
        char first = text.charAt(offset);
        if (offset + 1 < text.length()) {
            char second = text.charAt(offset + 1);
            if (isNewline(second) && second != first) {
                return offset + 2;
            }
        }
        return offset + 1;
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
