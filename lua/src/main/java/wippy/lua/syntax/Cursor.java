// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the parser stands in the tokens, and what it has found wrong so far. */
final class Cursor {
    /** Code of every syntax error. */
    static final String SYNTAX_ERROR = "P0001";

    /**
     * How deep expressions, statements and types may nest. A level takes about a kilobyte of the
     * stack; on a thread with less than this limit needs, parsing ends earlier with the same error.
     */
    static final int MAX_LEVELS = 20_000;

    /** How deep PUC Lua parses ({@code LUAI_MAXCCALLS}). */
    private static final int PUC_LEVELS = 200;

    /** How many errors of one source are reported. */
    static final int MAX_ERRORS = 20;

    private final SourceFile source;
    private final Tokens tokens;
    private final Hints hints;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int index = -1;
    private Token kind = Token.EOF;
    private int levels;
    private @Nullable Diagnostic tooDeepForOthers;
    private int lastErrorLine;
    private boolean structureLost;

    /** The line of the function being parsed, for messages about limits; 0 in the main function. */
    private int functionLine;

    Cursor(SourceFile source) {
        this.source = source;
        this.tokens = Lexer.scan(source);
        this.hints = new Hints(tokens);
    }

    Token kind() {
        return kind;
    }

    Tokens tokens() {
        return tokens;
    }

    Indentation indentation() {
        return new Indentation(source, tokens);
    }

    int index() {
        return index;
    }

    Token peek(int distance) {
        return tokens.kind(index + distance);
    }

    boolean at(Token expected) {
        return kind == expected;
    }

    /** {@return whether the current token is a name with this text} */
    boolean atWord(String word) {
        return kind == Token.NAME && word.equals(tokens.string(index));
    }

    /** {@return whether the token at a distance begins a line} */
    boolean beginsLine(int distance) {
        return tokens.beginsLine(index + distance);
    }

    /** Goes to the next token; fails if the lexer found something wrong with it. */
    void advance() {
        index++;
        kind = tokens.kind(index);
        Diagnostic error = tokens.error(index);
        if (error != null) {
            throw new SyntaxFailure(error, false);
        }
    }

    boolean accept(Token expected) {
        if (kind != expected) {
            return false;
        }
        advance();
        return true;
    }

    void expect(Token expected) {
        if (kind != expected) {
            throw expected(expected.display());
        }
        advance();
    }

    /** Expects the token that closes what the token at {@code opener} opened. */
    void expectClosing(Token closer, int opener) {
        if (kind != closer) {
            throw unclosed(closer, opener);
        }
        advance();
    }

    Identifier expectName() {
        if (kind != Token.NAME) {
            throw expected(Token.NAME.display());
        }
        Identifier name = new Identifier(span(), tokens.string(index));
        advance();
        return name;
    }

    /** {@return the span of the current token} */
    Span span() {
        return tokens.span(index);
    }

    int start() {
        return tokens.start(index);
    }

    /** {@return the span from an offset to the end of the token before the current one} */
    Span since(int start) {
        return new Span(start, Math.max(start, index == 0 ? 0 : tokens.end(index - 1)));
    }

    /** Goes back to a token that was current before, to read it in another way. */
    void rewind(int earlier) {
        index = earlier;
        kind = tokens.kind(earlier);
    }

    /** Steps over the first half of {@code >>}: the second is still to come. */
    void splitShiftRight() {
        kind = Token.GREATER;
    }

    void enterLevel() {
        if (++levels > MAX_LEVELS) {
            throw tooDeep(MAX_LEVELS);
        }
        countFurther(0);
    }

    /**
     * Notes where PUC Lua gives up, which matters only when the source has an error behind that
     * place.
     *
     * @param further levels that PUC Lua has here in addition
     */
    void countFurther(int further) {
        if (levels + further > PUC_LEVELS && tooDeepForOthers == null) {
            tooDeepForOthers = tooDeep(PUC_LEVELS).diagnostic();
        }
    }

    void leaveLevel() {
        levels--;
    }

    int levels() {
        return levels;
    }

    /** Goes back to the nesting that was there before a failure. */
    void restoreLevels(int earlier) {
        levels = earlier;
    }

    /** Enters a function; the answer is for {@link #leaveFunction}. */
    int enterFunction(int line) {
        int outer = functionLine;
        functionLine = line;
        return outer;
    }

    void leaveFunction(int outer) {
        functionLine = outer;
    }

    int line(int tokenIndex) {
        return source.line(tokens.start(tokenIndex));
    }

    SyntaxFailure tooDeep(int limit) {
        return tooMany("C levels", limit);
    }

    SyntaxFailure tooMany(String what, int limit) {
        String where =
                functionLine == 0 ? "main function" : "function at line %d".formatted(functionLine);
        return fail("too many %s (limit is %d) in %s".formatted(what, limit, where));
    }

    SyntaxFailure expected(String what) {
        return fail(what + " expected");
    }

    SyntaxFailure unclosed(Token closer, int opener) {
        String message = closer.display() + " expected";
        if (opener >= 0 && line(opener) != line(index)) {
            message =
                    "%s (to close %s at line %d)"
                            .formatted(message, tokens.display(opener), line(opener));
        }
        boolean structural = closer == Token.END || closer == Token.UNTIL || closer == Token.EOF;
        return new SyntaxFailure(near(message), structural);
    }

    SyntaxFailure fail(String message) {
        return new SyntaxFailure(near(message), false);
    }

    private Diagnostic near(String message) {
        return new Diagnostic(
                SYNTAX_ERROR,
                Diagnostic.Severity.ERROR,
                span(),
                message + " near " + tokens.display(index),
                hints.at(index, message));
    }

    /**
     * Keeps an error unless it is likely to follow from an earlier one: on the same line, or about
     * blocks that do not match.
     */
    void report(SyntaxFailure failure) {
        int line = source.line(failure.diagnostic().span().start());
        if (diagnostics.isEmpty() && tooDeepForOthers != null) {
            diagnostics.add(tooDeepForOthers);
        }
        boolean first = diagnostics.isEmpty();
        boolean independent = !structureLost && !failure.isStructural() && line != lastErrorLine;
        if (first || (independent && diagnostics.size() < MAX_ERRORS)) {
            diagnostics.add(failure.diagnostic());
        }
        structureLost |= failure.isStructural();
        lastErrorLine = line;
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    /** Skips to where a statement surely begins or the block ends. */
    void skipToStatement() {
        while (!kind.endsBlock() && !(beginsLine(0) && beginsStatement())) {
            skip();
        }
    }

    /** Skips to a token of the current line; false, having skipped nothing, if it has none. */
    boolean skipTo(Token wanted) {
        for (int i = index; tokens.kind(i) != Token.EOF; i++) {
            if (i > index && tokens.beginsLine(i)) {
                return false;
            }
            if (tokens.kind(i) == wanted) {
                rewind(i);
                return true;
            }
        }
        return false;
    }

    /** Goes to the next token whatever is wrong with it. */
    void skip() {
        rewind(Math.min(index + 1, tokens.size() - 1));
    }

    private boolean beginsStatement() {
        return switch (kind) {
            case IF, WHILE, FOR, REPEAT, FUNCTION, LOCAL, RETURN, GOTO, BREAK, DO -> true;
            default -> false;
        };
    }

    /** {@return a hint beside the message of a failure} */
    static SyntaxFailure withHint(SyntaxFailure failure, String hint) {
        Diagnostic d = failure.diagnostic();
        Diagnostic hinted =
                new Diagnostic(d.code(), d.severity(), d.span(), d.message(), Optional.of(hint));
        return new SyntaxFailure(hinted, failure.isStructural());
    }
}
