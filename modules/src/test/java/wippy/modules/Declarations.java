// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import wippy.lua.LuaString;
import wippy.lua.syntax.Diagnostic;
import wippy.lua.syntax.DiagnosticRenderer;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Stat;
import wippy.lua.syntax.TypeExpr;

/**
 * What a declaration file of a module declares, as lines {@code HOLDER NAME KIND}.
 *
 * <p>The type {@code Module} is the module's value: its fields that are functions are functions,
 * records inside are sub-tables, all else constants. Other record types are classes and tables:
 * their fields that are functions are methods, all else fields. An interface is a class with
 * methods.
 */
final class Declarations {
    private static final String MODULE = "Module";

    private final Set<String> lines = new TreeSet<>();

    private Declarations() {}

    /** Reads a file. Fails with the rendered diagnostics if it has syntax errors. */
    static Set<String> of(String module, byte[] file) {
        SourceFile source = SourceFile.of(module + ".d.lua", LuaString.ofBytes(file));
        Parsed parsed = Parser.parse(source);
        List<Diagnostic> diagnostics = parsed.diagnostics();
        if (!diagnostics.isEmpty()) {
            throw new AssertionError("\n" + DiagnosticRenderer.render(source, diagnostics));
        }
        var declarations = new Declarations();
        parsed.chunk().main().body().statements().forEach(declarations::read);
        return declarations.lines;
    }

    private void read(Stat statement) {
        switch (statement) {
            case Stat.TypeAlias alias -> {
                if (alias.type() instanceof TypeExpr.RecordType fields) {
                    fields(alias.name().text(), "", fields);
                }
            }
            case Stat.InterfaceStat type -> {
                for (TypeExpr.Method method : type.methods()) {
                    add(type.name().text(), method.name().text(), "method");
                }
            }
            default -> {}
        }
    }

    private void fields(String holder, String prefix, TypeExpr.RecordType type) {
        boolean isModule = holder.equals(MODULE);
        for (TypeExpr.Field field : type.fields()) {
            String name = prefix + field.name().text();
            switch (field.type()) {
                case TypeExpr.RecordType inner when isModule -> fields(holder, name + ".", inner);
                case TypeExpr.FunctionType _ -> add(holder, name, isModule ? "function" : "method");
                default -> add(holder, name, isModule ? "constant" : "field");
            }
        }
    }

    private void add(String holder, String name, String kind) {
        lines.add((holder.equals(MODULE) ? "module" : holder) + " " + name + " " + kind);
    }
}
