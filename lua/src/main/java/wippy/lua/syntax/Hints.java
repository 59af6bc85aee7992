// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do about a syntax error, guessed from the message and the tokens around it. */
final class Hints {
    private static final String NO_BRACES = "blocks have no braces: they end with 'end'";

    /** What people write at the beginning of a statement who come from another language. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry(
                            "continue",
                            "Lua has no 'continue': write 'goto continue', and '::continue::'"
                                    + " before the 'end' of the loop"),
                    Map.entry("elif", "write 'elseif'"),
                    Map.entry("elsif", "write 'elseif'"),
                    Map.entry("var", "a variable is declared with 'local'"),
                    Map.entry("let", "a variable is declared with 'local'"),
                    Map.entry("const", "a variable is declared with 'local'"),
                    Map.entry("def", "a function begins with 'function'"),
                    Map.entry("func", "a function begins with 'function'"),
                    Map.entry("fn", "a function begins with 'function'"),
                    Map.entry("fun", "a function begins with 'function'"),
                    Map.entry("switch", "Lua has no 'switch': use 'if' and 'elseif', or a table"),
                    Map.entry("case", "Lua has no 'switch': use 'if' and 'elseif', or a table"),
                    Map.entry("try", "errors are caught by 'pcall(f, ...)'"),
                    Map.entry("throw", "errors are raised by 'error(value)'"),
                    Map.entry("import", "modules are loaded by 'local m = require(\"m\")'"),
                    Map.entry("class", "Lua has no 'class': use a table with a metatable"));

    private final Tokens tokens;

    Hints(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@return a hint for an error at a token with a message, if we know one} */
    Optional<String> at(int index, String message) {
        String hint = word(index, message);
        if (hint == null) {
            hint = symbol(index, message);
        }
        if (hint == null) {
            hint = expectation(index, message);
        }
        return Optional.ofNullable(hint);
    }

    /** A name that is a reserved word of another language, or a reserved word used as a name. */
    private @Nullable String word(int index, String message) {
        Token kind = tokens.kind(index);
        if (message.startsWith("<name>") && kind.isReservedWord()) {
            return "'%1$s' is a reserved word; as a key it is written [\"%1$s\"]"
                    .formatted(kind.text());
        }
        int first = index - 1;
        if (!message.equals("syntax error") || first < 0 || tokens.kind(first) != Token.NAME) {
            return null;
        }
        return WORDS.get(tokens.string(first));
    }

    /** A symbol that other languages have. */
    private @Nullable String symbol(int index, String message) {
        Token next = touching(index);
        Token previous = index > 0 ? touchingBefore(index) : Token.EOF;
        return switch (tokens.kind(index)) {
            case BANG -> next == Token.ASSIGN ? "'not equal' is written '~='" : "write 'not'";
            case AMPERSAND -> previous == Token.AMPERSAND ? "'&&' is written 'and'" : null;
            case PIPE -> previous == Token.PIPE ? "'||' is written 'or'" : null;
            case ASSIGN ->
                    next == Token.GREATER
                            ? "Lua has no '=>': a function is written 'function(x) ... end'"
                            : assign(previous, message);
            case EQUAL -> message.equals("syntax error") ? "'==' compares; '=' assigns" : null;
            case GREATER -> previous == Token.LESS ? "'not equal' is written '~='" : null;
            case QUESTION -> question(next);
            case LEFT_BRACE ->
                    message.equals("unexpected symbol")
                                    || message.startsWith("'then'")
                                    || message.startsWith("'do'")
                            ? NO_BRACES
                            : null;
            case RIGHT_BRACE, RIGHT_PAREN, RIGHT_BRACKET ->
                    message.equals("unexpected symbol") ? "an expression is missing here" : null;
            case DOUBLE_SLASH, HASH ->
                    message.equals("unexpected symbol") ? "a comment begins with '--'" : null;
            case SLASH -> next == Token.STAR ? "a comment is written '--[[ ... ]]'" : null;
            case STAR -> previous == Token.STAR ? "'to the power of' is written '^'" : null;
            case ARROW -> "a field is reached with '.', a method with ':'";
            case LESS ->
                    message.equals("unexpected symbol")
                            ? "attributes such as '<const>' belong to Lua 5.4"
                            : null;
            case COLON -> message.startsWith("'}'") ? "a field is written 'name = value'" : null;
            case UNKNOWN ->
                    tokens.display(index).equals("'`'")
                            ? "a string is quoted with \" or ', or with [[ ]]"
                            : null;
            default -> null;
        };
    }

    private static @Nullable String assign(Token previous, String message) {
        if (previous == Token.COLON) {
            return "'=' alone assigns";
        }
        if (previous == Token.EQUAL || previous == Token.NOT_EQUAL) {
            return "'equal' is written '==', 'not equal' '~='";
        }
        if (message.equals("unexpected symbol")) {
            return "one '=' assigns, '==' compares";
        }
        if (message.startsWith("'then'")
                || message.startsWith("'do'")
                || message.startsWith("')'")) {
            return "'=' assigns; '==' compares";
        }
        return message.equals("syntax error")
                ? "only a variable or a field can be assigned to"
                : null;
    }

    private static String question(Token next) {
        return switch (next) {
            case QUESTION -> "Lua has no '??': write 'a or b'";
            case DOT -> "Lua has no '?.': write 'a and a.b'";
            default -> "Lua has no '?:': write 'condition and a or b'";
        };
    }

    /** What stands at the place is nothing special; the message says what should. */
    private @Nullable String expectation(int index, String message) {
        Token kind = tokens.kind(index);
        Token previous = index > 0 ? tokens.kind(index - 1) : Token.EOF;
        if (message.equals("syntax error")) {
            return statement(index, kind);
        }
        if (message.startsWith("<eof>")) {
            return kind == Token.END
                    ? "this 'end' closes nothing: it is one too many, or a block above lacks its"
                            + " beginning"
                    : null;
        }
        if (previous == Token.RIGHT_BRACE
                && (message.startsWith("'then'") || message.startsWith("'do'"))) {
            return NO_BRACES;
        }
        if (message.startsWith("'then'")) {
            return "write 'if condition then'";
        }
        if (message.startsWith("'do'")) {
            return "write 'do' before the body of the loop";
        }
        if (message.startsWith("'=' or 'in'")) {
            return "write 'for i = 1, 10 do' or 'for k, v in pairs(t) do'";
        }
        if (message.startsWith("'}'") && beginsExpression(kind)) {
            return "fields are separated by ',' or ';'";
        }
        if (message.startsWith("')'") && beginsExpression(kind)) {
            return "arguments are separated by ','";
        }
        if (message.startsWith("'('") && (kind == Token.DOT || kind == Token.COLON)) {
            return "a local function has a plain name; without 'local' it may be a field";
        }
        if (message.startsWith("'->'")) {
            return "types in parentheses are the parameters of a function type '(a: T) -> R'";
        }
        if (message.equals("type expected") && kind == Token.FUNCTION) {
            return "a function type is written '(a: T) -> R'";
        }
        if (previous == Token.COLON && message.startsWith("<name>")) {
            return "':' calls a method; in a table a field is written 'name = value'";
        }
        if (message.equals("function arguments expected")) {
            return "'a:b' calls a method; a field is 'a.b', and a type is declared at 'local'";
        }
        return null;
    }

    private @Nullable String statement(int index, Token kind) {
        String symbol = kind.text();
        switch (kind) {
            case PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    DOUBLE_SLASH,
                    PERCENT,
                    CARET,
                    CONCAT,
                    AMPERSAND,
                    PIPE -> {
                if (touching(index) == Token.ASSIGN) {
                    return "Lua has no '%1$s=': write 'x = x %1$s ...'".formatted(symbol);
                }
                if (touching(index) == kind) {
                    return "Lua has no '%1$s%1$s': write 'x = x %1$s 1'".formatted(symbol);
                }
            }
            default -> {}
        }
        return "an expression is no statement: assign it or call it";
    }

    private static boolean beginsExpression(Token kind) {
        return switch (kind) {
            case NAME, STRING, INTEGER, FLOAT, TRUE, FALSE, NIL, LEFT_BRACE, FUNCTION -> true;
            default -> false;
        };
    }

    /** The kind of the token that follows without a blank. */
    private Token touching(int index) {
        return tokens.touchesNext(index) ? tokens.kind(index + 1) : Token.EOF;
    }

    private Token touchingBefore(int index) {
        return tokens.touchesNext(index - 1) ? tokens.kind(index - 1) : Token.EOF;
    }
}
