// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses Lua 5.3 with the types of the dialect. */
public final class Parser {
    private Parser() {}

    /**
     * Parses a source file. Never throws, whatever the text.
     *
     * <p>The first error is worded and placed as PUC Lua 5.3 has it, where PUC has it; further ones
     * are reported if they do not seem to follow from it, at most 20. Nesting is limited to 20,000
     * levels. The depth of the tree is that of the nesting, so whoever walks it needs a stack for
     * it.
     *
     * @return a tree, always, and what is wrong with the source
     */
    public static Parsed parse(SourceFile source) {
        Cursor cursor = new Cursor(source);
        List<Stat> statements = new ArrayList<>();
        try {
            statements = new StatementParser(cursor).main();
        } catch (StackOverflowError e) {
            cursor.report(cursor.tooDeep(cursor.levels()));
        }
        Span span = new Span(0, source.text().length());
        FunctionBody main =
                new FunctionBody(
                        span,
                        "main",
                        List.of(),
                        List.of(),
                        Optional.of(new FunctionBody.VarargParameter(span, Optional.empty())),
                        Optional.empty(),
                        new Block(span, List.copyOf(statements)));
        return new Parsed(new Chunk(source, main), cursor.diagnostics());
    }
}
