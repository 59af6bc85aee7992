// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/** Turns the text of a function into an expression that makes the same function. */
public final class FunctionText {

    private FunctionText() {}

    /**
     * {@return the function without its name; a method names its {@code self}} Line breaks stay.
     *
     * @param text from {@code function} to {@code end}, without errors
     */
    public static String anonymous(String text) {
        Tokens tokens = Lexer.scan(SourceFile.of("", text));
        int next = 1;
        boolean isMethod = false;
        while (isNamePart(tokens.kind(next))) {
            isMethod |= tokens.kind(next) == Token.COLON;
            next++;
        }
        StringBuilder result = new StringBuilder(text.length()).append("function");
        appendLineBreaks(result, text, tokens.end(0), tokens.start(next));
        if (!isMethod) {
            return result.append(' ').append(text, tokens.start(next), text.length()).toString();
        }
        int open = next;
        while (tokens.kind(open) != Token.LEFT_PAREN && tokens.kind(open) != Token.EOF) {
            open++;
        }
        result.append(' ').append(text, tokens.start(next), tokens.end(open)).append("self");
        if (tokens.kind(open + 1) != Token.RIGHT_PAREN) {
            result.append(',');
        }
        return result.append(text, tokens.end(open), text.length()).toString();
    }

    private static boolean isNamePart(Token token) {
        return token == Token.NAME || token == Token.DOT || token == Token.COLON;
    }

    private static void appendLineBreaks(StringBuilder result, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Lexer.isNewline(text.charAt(i))) {
                result.append(text.charAt(i));
            }
        }
    }
}
