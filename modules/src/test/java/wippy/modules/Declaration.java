// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wippy.lua.syntax.Expr;
import wippy.lua.syntax.Parsed;
import wippy.lua.syntax.Parser;
import wippy.lua.syntax.SourceFile;
import wippy.lua.syntax.Span;
import wippy.lua.syntax.Stat;
import wippy.lua.syntax.TypeExpr;

/**
 * A module's declaration, read: types by name, each with its members. Members of nested records are
 * named with dots, such as {@code event.EXIT}.
 */
record Declaration(
        String text, Map<String, Map<String, Member>> types, Map<String, Stat.TypeAlias> aliases) {

    static final String MODULE = "Module";

    private static final String DASHES = "---";

    /** A field of a type. */
    record Member(TypeExpr type, Span span) {

        boolean isFunction() {
            return type instanceof TypeExpr.FunctionType;
        }

        /** {@return the value of a constant} */
        Optional<Object> constant() {
            if (!(type instanceof TypeExpr.Literal literal)) {
                return Optional.empty();
            }
            return switch (literal.value()) {
                case Expr.StringLiteral string -> Optional.of(string.value());
                case Expr.IntegerLiteral integer -> Optional.of(integer.value());
                default -> Optional.empty();
            };
        }
    }

    static Declaration of(String module) throws IOException {
        String path = "/wippy/modules/" + module + "/" + module + ".d.lua";
        try (InputStream input = Declaration.class.getResourceAsStream(path)) {
            assertThat(input).as("resource " + path).isNotNull();
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            Parsed parsed = Parser.parse(SourceFile.of(path, text));
            assertThat(parsed.diagnostics()).as("diagnostics of " + path).isEmpty();
            var types = new LinkedHashMap<String, Map<String, Member>>();
            var aliases = new LinkedHashMap<String, Stat.TypeAlias>();
            for (Stat statement : parsed.chunk().main().body().statements()) {
                Stat.TypeAlias alias = (Stat.TypeAlias) statement;
                var members = new LinkedHashMap<String, Member>();
                collect(alias.type(), "", members);
                types.put(alias.name().text(), members);
                aliases.put(alias.name().text(), alias);
            }
            return new Declaration(text, types, aliases);
        }
    }

    private static void collect(TypeExpr type, String prefix, Map<String, Member> members) {
        if (type instanceof TypeExpr.RecordType struct) {
            for (TypeExpr.Field field : struct.fields()) {
                String name = prefix + field.name().text();
                members.put(name, new Member(field.type(), field.span()));
                collect(field.type(), name + ".", members);
            }
        }
    }

    /** {@return whether a comment with three dashes ends on the line before} */
    boolean isDocumented(Span span) {
        return !comment(span).isEmpty();
    }

    /** {@return what stands at a place} */
    String source(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** {@return the lines with three dashes before the line of a place, without the dashes} */
    List<String> comment(Span span) {
        List<String> lines = text.substring(0, span.start()).lines().toList();
        int end = text.charAt(span.start() - 1) == '\n' ? lines.size() : lines.size() - 1;
        int first = end;
        while (first > 0 && lines.get(first - 1).strip().startsWith(DASHES)) {
            first--;
        }
        return lines.subList(first, end).stream().map(Declaration::withoutDashes).toList();
    }

    /** {@return what is said of a type} */
    List<String> commentOfType(String name) {
        Stat.TypeAlias alias = aliases.get(name);
        return alias.span().start() == 0 ? List.of() : comment(alias.span());
    }

    /** {@return what is said of the module, at the beginning} */
    List<String> introduction() {
        return text.lines()
                .takeWhile(line -> line.startsWith(DASHES))
                .map(Declaration::withoutDashes)
                .toList();
    }

    /** {@return whether the module's value is of a type that has a name} */
    boolean isModule(String name) {
        return aliases.get(MODULE).type() instanceof TypeExpr.Named named
                && named.name().text().equals(name);
    }

    private static String withoutDashes(String line) {
        return line.strip().substring(DASHES.length()).strip();
    }
}
