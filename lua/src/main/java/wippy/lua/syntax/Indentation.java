// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;

/**
 * Guesses which block lacks its {@code end}: the first whose {@code end} stands further left than
 * the line that began the block, since that {@code end} was meant for another one.
 */
final class Indentation {
    private final SourceFile source;
    private final Tokens tokens;
    private int suspectOpener = -1;
    private int suspectCloser = -1;

    Indentation(SourceFile source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Notes that a block is closed by the token {@code closer}. */
    void closed(int opener, int closer) {
        if (suspectOpener >= 0 || !tokens.beginsLine(closer)) {
            return;
        }
        int openerLine = source.line(tokens.start(opener));
        int closerLine = source.line(tokens.start(closer));
        if (openerLine != closerLine && indent(closerLine) < indent(openerLine)) {
            suspectOpener = opener;
            suspectCloser = closer;
        }
    }

    /** {@return a hint where an {@code end} may be missing} */
    Optional<String> suspicion() {
        if (suspectOpener < 0) {
            return Optional.empty();
        }
        return Optional.of(
                "the %s at line %d may lack its 'end': the 'end' at line %d is indented less"
                        .formatted(
                                tokens.kind(suspectOpener).display(),
                                source.line(tokens.start(suspectOpener)),
                                source.line(tokens.start(suspectCloser))));
    }

    private int indent(int line) {
        String text = source.lineText(line);
        int indent = 0;
        while (indent < text.length()
                && (text.charAt(indent) == ' ' || text.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }
}
