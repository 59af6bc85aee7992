// SPDX-License-Identifier: Apache-2.0
package wippy.lua.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wippy.lua.syntax.Block;
import wippy.lua.syntax.Components;
import wippy.lua.syntax.DiagnosticRenderer;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;

/** What the resolver found out, as text: variables as {@code name@line:column} of declaration. */
final class ResolutionPrinter {
    private final SourceFile source;
    private final Resolved resolved;
    private final List<String> lines = new ArrayList<>();

    private ResolutionPrinter(SourceFile source, Resolved resolved) {
        this.source = source;
        this.resolved = resolved;
    }

    static String print(String text) {
        SourceFile source = SourceFile.of("test", text);
        Parsed parsed = Parser.parse(source);
        Resolved resolved = Resolver.resolve(parsed);
        ResolutionPrinter printer = new ResolutionPrinter(source, resolved);
        parsed.diagnostics().forEach(d -> printer.lines.add(DiagnosticRenderer.line(source, d)));
        resolved.diagnostics().forEach(d -> printer.lines.add(DiagnosticRenderer.line(source, d)));
        printer.function(resolved.scope(parsed.chunk().main()), "");
        printer.walk(parsed.chunk());
        return String.join("\n", printer.lines);
    }

    private void function(FunctionScope scope, String indent) {
        lines.add(
                "%sfunction %s(%s) upvalues [%s]"
                        .formatted(
                                indent,
                                scope.body().name(),
                                describe(scope.parameters()),
                                names(scope.upvalues())));
        scope.nested().forEach(nested -> function(nested, indent + "  "));
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
        if (node instanceof Stat statement && !resolved.declared(statement).isEmpty()) {
            add(statement.span(), "declares " + describe(resolved.declared(statement)));
        }
        if (node instanceof Block block && !resolved.capturedIn(block).isEmpty()) {
            add(block.span(), "block holds captured " + names(resolved.capturedIn(block)));
        }
        if (node instanceof Expr.Name name) {
            String through = resolved.environment(name).map(e -> " through " + place(e)).orElse("");
            String meaning = resolved.variable(name).map(this::place).orElse("global" + through);
            add(name.span(), name.text() + " is " + meaning);
        }
        if (node instanceof Stat.Goto jump && resolved.diagnostics().isEmpty()) {
            String direction = resolved.isBackward(jump) ? "back" : "forward";
            int offset = resolved.target(jump).span().start();
            add(
                    jump.span(),
                    "goto %s %s to %s".formatted(jump.label().text(), direction, at(offset)));
        }
    }

    private void add(Span span, String text) {
        lines.add(at(span.start()) + " " + text);
    }

    private String at(int offset) {
        return source.line(offset) + ":" + source.column(offset);
    }

    private String place(Variable variable) {
        return variable.name().text() + "@" + at(variable.name().span().start());
    }

    private String names(List<Variable> variables) {
        return variables.stream().map(this::place).collect(Collectors.joining(", "));
    }

    private String describe(List<Variable> variables) {
        return variables.stream()
                .map(
                        v ->
                                place(v)
                                        + (v.isCaptured() ? " captured" : "")
                                        + (v.isReassigned() ? " reassigned" : ""))
                .collect(Collectors.joining(", "));
    }
}
