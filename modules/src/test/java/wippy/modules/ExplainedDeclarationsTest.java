// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.lua.LuaFunction;
import wippy.lua.LuaTable;
import wippy.modules.Declaration.Member;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/**
 * Holds what a module's declaration says beside names: everything is explained, constants have the
 * values that it gives, and all tables are immutable.
 */
final class ExplainedDeclarationsTest {

    private static NodeServices services;
    private static ModuleContext context;

    @BeforeAll
    static void start() {
        services = new NodeServices();
        context = new ModuleContext(services, Modules.all());
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
    void functionsAndConstantsAreAsDeclared(LuaModule module) throws IOException {
        Map<String, Object> values = bound(module.value(context), "");
        members(Declaration.of(module.name()))
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
    void everythingInAModuleAndEveryMethodIsExplained(LuaModule module) throws IOException {
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

    private static Map<String, Member> members(Declaration declaration) {
        return declaration.types().getOrDefault(Declaration.MODULE, Map.of());
    }

    /** A module that is an object has nothing by itself. */
    private static Map<String, Object> bound(Object value, String prefix) {
        var all = new LinkedHashMap<String, Object>();
        if (value instanceof LuaTable table) {
            assertThat(table.isFrozen()).as("%s is immutable", prefix).isTrue();
            for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
                String name = prefix + table.keyAt(i);
                all.put(name, table.valueAt(i));
                all.putAll(bound(table.valueAt(i), name + "."));
            }
        }
        return all;
    }
}
