// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;

/** What to do about a syntax error, guessed from the tokens around it. */
final class Hints {
    private final SourceFile source;
    private final Tokens tokens;

    Hints(SourceFile source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** {@return a hint for an error at a token with a message, if we know one} */
    Optional<String> at(int index, String message) {
        return Optional.empty();
    }
}
