// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.Optional;

/**
 * Something to say about a piece of source.
 *
 * @param code stable short code, such as {@code P0001} for syntax
 * @param message what is wrong, in one line without full stop
 * @param hint what to do about it
 */
public record Diagnostic(
        String code, Severity severity, Span span, String message, Optional<String> hint) {

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        HINT
    }
}
