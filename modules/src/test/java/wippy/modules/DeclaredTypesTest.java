// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.lua.syntax.TypeExpr;
import wippy.modules.Declaration.Member;
import wippy.runtime.LuaModule;

/**
 * Where the application interface names a type, a declaration names one as well. The fourth column
 * of {@code api/NAME.tsv} is a field's type, or a function's as {@code (parameters) -> (results)}.
 */
final class DeclaredTypesTest {

    private static final String ANY = "any";

    static Stream<String> modules() {
        return Modules.all().stream().map(LuaModule::name);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void namesATypeWhereOneIsListed(String module) throws IOException {
        Declaration declaration = Declaration.of(module);
        var wrong = new ArrayList<String>();
        for (String row : rows(module)) {
            String[] columns = row.split("\t", -1);
            Member member = member(declaration, columns[0], columns[1]).orElse(null);
            if (member == null || columns[3].isEmpty()) {
                continue;
            }
            String name = columns[0] + "." + columns[1];
            if (member.type() instanceof TypeExpr.FunctionType function) {
                compare(declaration, name, columns[3], function, wrong);
            } else {
                compare(declaration, name, columns[3], member.type(), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> rows(String module) throws IOException {
        String path = "/api/" + module + ".tsv";
        try (InputStream input = DeclaredTypesTest.class.getResourceAsStream(path)) {
            assertThat(input).as("resource " + path).isNotNull();
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Optional<Member> member(Declaration declaration, String holder, String name) {
        String type = holder.equals("module") ? Declaration.MODULE : holder;
        return Optional.ofNullable(declaration.types().getOrDefault(type, Map.of()).get(name));
    }

    private static void compare(
            Declaration declaration,
            String name,
            String listed,
            TypeExpr.FunctionType function,
            List<String> wrong) {
        int arrow = listed.indexOf(" -> ");
        List<TypeExpr> parameters = new ArrayList<>();
        for (TypeExpr.Parameter parameter : function.parameters()) {
            boolean isSelf = parameter.name().map(n -> n.text().equals("self")).orElse(false);
            if (!isSelf) {
                parameters.add(parameter.type());
            }
        }
        List<String> wanted = inside(listed.substring(0, arrow));
        boolean isOpen = !wanted.isEmpty() && wanted.getLast().startsWith("...");
        if (isOpen != function.vararg().isPresent()) {
            wrong.add(name + " should " + (isOpen ? "" : "not ") + "take any number of arguments");
        }
        int fixed = wanted.size() - (isOpen ? 1 : 0);
        if (fixed != parameters.size()) {
            wrong.add(name + " has " + parameters.size() + " parameters, listed: " + listed);
        }
        for (int i = 0; i < Math.min(fixed, parameters.size()); i++) {
            compare(declaration, name + "(" + i + ")", wanted.get(i), parameters.get(i), wrong);
        }
        List<String> results = inside(listed.substring(arrow + 4));
        for (int i = 0; i < Math.min(results.size(), function.results().size()); i++) {
            TypeExpr result = function.results().get(i);
            compare(declaration, name + "()->" + i, results.get(i), result, wrong);
        }
    }

    private static List<String> inside(String list) {
        String items = list.substring(1, list.length() - 1);
        return items.isEmpty() ? List.of() : List.of(items.split(", "));
    }

    private static void compare(
            Declaration declaration,
            String name,
            String listed,
            TypeExpr declared,
            List<String> wrong) {
        String text = declaration.text().substring(declared.span().start(), declared.span().end());
        boolean fits =
                listed.equals(ANY)
                        || listed.equals("...any")
                        || (!isAny(declared)
                                && Stream.of(listed.split("\\|")).anyMatch(one -> fits(one, text)));
        if (!fits) {
            wrong.add(name + " is declared " + text + ", but listed as " + listed);
        }
    }

    private static boolean isAny(TypeExpr type) {
        return switch (type) {
            case TypeExpr.Named named ->
                    named.name().text().equals(ANY) || named.name().text().equals("unknown");
            case TypeExpr.Optionally optional -> isAny(optional.type());
            case TypeExpr.Union union -> union.members().stream().anyMatch(t -> isAny(t));
            default -> false;
        };
    }

    /** Names of classes differ between modules, so only what they are not is looked at. */
    private static boolean fits(String listed, String declared) {
        return switch (listed) {
            case "string" -> declared.contains("string") || declared.contains("\"");
            case "number", "integer" -> declared.contains("number") || declared.contains("integer");
            case "boolean" -> declared.contains("boolean");
            case "thread" -> declared.contains("Thread");
            case "function" -> declared.contains("->");
            case "error" -> declared.contains("errors.Error");
            default -> !List.of("string", "number", "integer", "boolean").contains(declared);
        };
    }
}
