// SPDX-License-Identifier: Apache-2.0
package wippy.lua.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.lua.resolve.Resolved;
import wippy.lua.resolve.Resolver;
import wippy.lua.resolve.Variable;
import wippy.lua.syntax.Components;
import wippy.lua.syntax.DiagnosticRenderer;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.FunctionBody;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Stat;

/**
 * Facts as text: variables as {@code name@line:column} with their kinds, functions, loops, and the
 * values of returns and assignments to globals.
 */
final class FactsPrinter {
    private final SourceFile source;
    private final Resolved resolved;
    private final Facts facts;
    private final List<String> lines = new ArrayList<>();

    private FactsPrinter(SourceFile source, Resolved resolved) {
        this.source = source;
        this.resolved = resolved;
        this.facts = Inference.infer(resolved);
    }

    static String print(String text) {
        SourceFile source = SourceFile.of("test", text);
        Parsed parsed = Parser.parse(source);
        Resolved resolved = Resolver.resolve(parsed);
        FactsPrinter printer = new FactsPrinter(source, resolved);
        parsed.diagnostics().forEach(d -> printer.lines.add(DiagnosticRenderer.line(source, d)));
        resolved.diagnostics().forEach(d -> printer.lines.add(DiagnosticRenderer.line(source, d)));
        printer.walk(parsed.chunk().main().body());
        return String.join("\n", printer.lines);
    }

    private void walk(Object node) {
        switch (node) {
            case List<?> list -> list.forEach(this::walk);
            case Optional<?> optional -> optional.ifPresent(this::walk);
            case Record record -> {
                describe(record);
                Components.of(record).forEach(this::walk);
            }
            default -> {}
        }
    }

    private void describe(Record node) {
        switch (node) {
            case Stat.NumericFor loop -> {
                lines.add(at(loop.span().start()) + " counts " + facts.counter(loop));
                declared(loop);
            }
            case Stat.Assign assign -> {
                for (Expr value : assign.values()) {
                    lines.add(at(value.span().start()) + " value " + facts.kind(value));
                }
            }
            case FunctionBody body -> function(body);
            case Stat statement -> declared(statement);
            default -> {}
        }
    }

    private void declared(Stat statement) {
        resolved.declared(statement).forEach(this::variable);
    }

    private void variable(Variable variable) {
        String name = variable.name().text() + "@" + at(variable.name().span().start());
        lines.add(name + " " + facts.kind(variable));
    }

    private void function(FunctionBody body) {
        StringBuilder line = new StringBuilder("function " + body.name());
        line.append(facts.isClosed(body) ? " closed" : "");
        line.append(facts.isSelfRecursive(body) ? " recursive" : "");
        line.append(facts.givesOneValue(body) ? " gives " + facts.result(body) : "");
        lines.add(line.toString());
        resolved.scope(body).parameters().forEach(this::variable);
        facts.specialization(body)
                .ifPresent(
                        s ->
                                lines.add(
                                        "specialized for %s gives %s"
                                                .formatted(s.parameters(), s.result())));
    }

    private String at(int offset) {
        return source.line(offset) + ":" + source.column(offset);
    }
}
