// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.util.List;

/**
 * What parsing gives: a tree, always, and what is wrong with the source.
 *
 * <p>The tree is worth compiling only when no diagnostic is an error.
 */
public record Parsed(Chunk chunk, List<Diagnostic> diagnostics) {

    /** {@return whether the source has an error} */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
}
