// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import java.util.List;
import java.util.Optional;
import wippy.lua.syntax.Diagnostic;

/**
 * What compiling gives: a prototype unless an error was found, and everything there is to say.
 *
 * @param prototype absent when a diagnostic is an error
 */
public record Compilation(Optional<Prototype> prototype, List<Diagnostic> diagnostics) {

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }
}
