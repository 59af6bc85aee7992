// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.List;
import wippy.lua.LuaString;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.SourceFile;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Problem.Severity;

/** Turns what the compiler says about a source into problems of the application. */
final class SourceProblems {

    private SourceProblems() {}

    /**
     * {@return a problem for each diagnostic} Code that stands in the definition file itself is
     * reported at its entry, with the line counted in the code.
     *
     * @param file the file of the code, as messages show it; empty if there is none
     */
    static List<Problem> of(
            Entry entry, String file, SourceFile source, List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(one -> of(entry, file, source, one)).toList();
    }

    private static Problem of(Entry entry, String file, SourceFile source, Diagnostic diagnostic) {
        int offset = diagnostic.span().start();
        int line = source.line(offset);
        String message = LuaString.text(diagnostic.message());
        String hint = LuaString.text(diagnostic.hint().orElse(""));
        Severity severity =
                switch (diagnostic.severity()) {
                    case ERROR -> Severity.ERROR;
                    case WARNING -> Severity.WARNING;
                    case HINT -> Severity.NOTE;
                };
        if (file.isEmpty()) {
            String placed = "in line " + line + " of the source: " + message;
            return Problem.at(severity, entry, DataPath.DATA.child("source"), placed, hint);
        }
        String before = source.lineText(line);
        int column = Math.min(source.column(offset) - 1, before.length());
        String text = LuaString.text(before.substring(0, column));
        return new Problem(
                severity, file, line, text.codePointCount(0, text.length()) + 1, message, hint);
    }
}
