// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.lua.LuaFunction;
import wippy.lua.LuaTable;
import wippy.modules.Declaration.Member;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/**
 * Holds each module's declaration against what is bound, both ways, and against the names that
 * applications know ({@code src/test/resources/api}). {@code absent.tsv} there lists the names that
 * are not there yet.
 */
final class DeclarationsTest {

    private static final Path API = Path.of("src/test/resources/api");

    private static final Comparator<Known> BY_NAME =
            Comparator.comparing(Known::holder).thenComparing(Known::name);

    private static NodeServices services;
    private static ModuleContext context;

    /** One name that applications know. */
    private record Known(String holder, String name, String kind) {}

    @BeforeAll
    static void start() {
        services = new NodeServices();
        context = new ModuleContext(services);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    static Stream<LuaModule> modules() {
        return Modules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatIsBoundIsDeclaredAndTheOtherWayRound(LuaModule module) throws IOException {
        Declaration declaration = Declaration.of(module.name());
        Object value = module.value(context);
        if (value instanceof LuaTable table) {
            assertThat(declaration.types().get(Declaration.MODULE).keySet())
                    .containsExactlyInAnyOrderElementsOf(bound(table, "").keySet());
        }
        module.types()
                .forEach(
                        (name, metatable) ->
                                assertThat(declaration.types().get(name).keySet())
                                        .as(name)
                                        .containsExactlyInAnyOrderElementsOf(methods(metatable)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyTypeWithMethodsIsBound(LuaModule module) throws IOException {
        Declaration declaration = Declaration.of(module.name());
        var withMethods = new TreeSet<String>();
        declaration
                .types()
                .forEach(
                        (name, members) -> {
                            boolean hasMethods =
                                    members.values().stream().anyMatch(Member::isFunction);
                            if (!name.equals(Declaration.MODULE) && hasMethods) {
                                withMethods.add(name);
                            }
                        });
        assertThat(module.types().keySet()).containsAll(withMethods);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void kindsAndConstantsAreAsDeclared(LuaModule module) throws IOException {
        if (!(module.value(context) instanceof LuaTable table)) {
            return;
        }
        Map<String, Object> values = bound(table, "");
        Declaration.of(module.name())
                .types()
                .get(Declaration.MODULE)
                .forEach(
                        (name, member) -> {
                            Object value = values.get(name);
                            assertThat(value instanceof LuaFunction)
                                    .as("%s is a function", name)
                                    .isEqualTo(member.isFunction());
                            member.constant()
                                    .ifPresent(
                                            constant ->
                                                    assertThat(value).as(name).isEqualTo(constant));
                        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everythingDeclaredInAModuleAndEveryMethodIsExplained(LuaModule module) throws IOException {
        Declaration declaration = Declaration.of(module.name());
        var unexplained = new ArrayList<String>();
        declaration
                .types()
                .forEach(
                        (type, members) ->
                                members.forEach(
                                        (name, member) -> {
                                            boolean matters =
                                                    type.equals(Declaration.MODULE)
                                                            || member.isFunction();
                                            if (matters
                                                    && !declaration.isDocumented(member.span())) {
                                                unexplained.add(type + "." + name);
                                            }
                                        }));
        assertThat(unexplained).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyNameThatApplicationsKnowIsDeclaredOrListedAsAbsent(LuaModule module)
            throws IOException {
        Declaration declaration = Declaration.of(module.name());
        var missing = new TreeSet<Known>(BY_NAME);
        for (Known known : read(module.name())) {
            if (!isThere(declaration, module, known)) {
                missing.add(known);
            }
        }
        assertThat(missing)
                .containsExactlyElementsOf(absent().getOrDefault(module.name(), Set.of()));
    }

    @Test
    void absentNamesAreOfModulesThatExist() throws IOException {
        assertThat(absent().keySet()).isSubsetOf(modules().map(LuaModule::name).toList());
    }

    private static boolean isThere(Declaration declaration, LuaModule module, Known known) {
        if (known.name().equals("(value)")) {
            return declaration.types().get(Declaration.MODULE).isEmpty();
        }
        if (known.name().startsWith("__")) {
            LuaTable metatable = module.types().get(known.holder());
            return metatable != null && metatable.get(known.name()) instanceof LuaFunction;
        }
        String type = known.holder().equals("module") ? Declaration.MODULE : known.holder();
        Member member = declaration.types().getOrDefault(type, Map.of()).get(known.name());
        return member != null
                && member.isFunction()
                        == (known.kind().equals("function") || known.kind().equals("method"));
    }

    private static List<Known> read(String module) throws IOException {
        try (Stream<String> lines = Files.lines(API.resolve(module + ".tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Known(row[0], row[1], row[2]))
                    .toList();
        }
    }

    private static Map<String, Set<Known>> absent() throws IOException {
        var absent = new TreeMap<String, Set<Known>>();
        try (Stream<String> lines = Files.lines(API.resolve("absent.tsv"))) {
            lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(
                            row ->
                                    absent.computeIfAbsent(row[0], _ -> new TreeSet<>(BY_NAME))
                                            .add(new Known(row[1], row[2], row[3])));
        }
        return absent;
    }

    private static Map<String, Object> bound(LuaTable table, String prefix) {
        var all = new LinkedHashMap<String, Object>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            String name = prefix + table.keyAt(i);
            Object value = table.valueAt(i);
            all.put(name, value);
            if (value instanceof LuaTable inner) {
                assertThat(inner.isFrozen()).as("%s is frozen", name).isTrue();
                all.putAll(bound(inner, name + "."));
            }
        }
        assertThat(table.isFrozen()).isTrue();
        return all;
    }

    private static List<String> methods(LuaTable metatable) {
        assertThat(metatable.isFrozen()).isTrue();
        return List.copyOf(bound((LuaTable) metatable.get("__index"), "").keySet());
    }
}
