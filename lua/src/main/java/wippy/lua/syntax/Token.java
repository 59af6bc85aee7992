// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** Kinds of tokens: the words and symbols of Lua 5.3 (§3.1) and the symbols of types. */
enum Token {
    AND("and"),
    BREAK("break"),
    DO("do"),
    ELSE("else"),
    ELSEIF("elseif"),
    END("end"),
    FALSE("false"),
    FOR("for"),
    FUNCTION("function"),
    GOTO("goto"),
    IF("if"),
    IN("in"),
    LOCAL("local"),
    NIL("nil"),
    NOT("not"),
    OR("or"),
    REPEAT("repeat"),
    RETURN("return"),
    THEN("then"),
    TRUE("true"),
    UNTIL("until"),
    WHILE("while"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    DOUBLE_SLASH("//"),
    PERCENT("%"),
    CARET("^"),
    HASH("#"),
    AMPERSAND("&"),
    TILDE("~"),
    PIPE("|"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    EQUAL("=="),
    NOT_EQUAL("~="),
    LESS_EQUAL("<="),
    GREATER_EQUAL(">="),
    LESS("<"),
    GREATER(">"),
    ASSIGN("="),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    DOUBLE_COLON("::"),
    SEMICOLON(";"),
    COLON(":"),
    COMMA(","),
    DOT("."),
    CONCAT(".."),
    DOTS("..."),
    ARROW("->"),
    QUESTION("?"),
    BANG("!"),
    AT("@"),
    EOF("<eof>"),
    NAME("<name>"),
    STRING("<string>"),
    INTEGER("<integer>"),
    FLOAT("<number>"),
    /** A character that begins no token. */
    UNKNOWN("<unknown>");

    private final String text;

    Token(String text) {
        this.text = text;
    }

    /** {@return how it is written; kinds with many spellings have a name in angle brackets} */
    String text() {
        return text;
    }

    /**
     * {@return its name in messages, as PUC Lua has it: quoted, except {@code <eof>} and the like}
     */
    String display() {
        return compareTo(EOF) < 0 ? "'" + text + "'" : text;
    }

    /** {@return whether it is a reserved word of Lua 5.3} */
    boolean isReservedWord() {
        return compareTo(WHILE) <= 0;
    }

    /** {@return whether a block ends before it} */
    boolean endsBlock() {
        return switch (this) {
            case ELSE, ELSEIF, END, UNTIL, EOF -> true;
            default -> false;
        };
    }
}
