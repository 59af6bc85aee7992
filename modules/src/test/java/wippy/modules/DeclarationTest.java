// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.lib.Builtin2;
import wippy.registry.EntryId;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.Runtime;
import wippy.runtime.RuntimeOptions;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

/**
 * What a module declares is what Lua finds in it, and what the application interface lists: {@code
 * api/NAME.tsv} has holder, name, kind and type of each thing that applications may use, with
 * {@code later} in a fifth column for what this version does not have.
 */
class DeclarationTest {
    private static final String APPLICATION = "src/test/resources/api/application";

    /** Lines {@code MODULE HOLDER NAME KIND} of all that a running application sees. */
    private static final Set<String> BOUND = new ConcurrentSkipListSet<>();

    /** Shows this test the values that Lua has. */
    private static final class Probe implements LuaModule {
        @Override
        public String name() {
            return "probe";
        }

        @Override
        public Object value(ModuleContext context) {
            LuaTable module = new LuaTable();
            module.put(
                    "see",
                    new Builtin2("see") {
                        @Override
                        public Object call(LuaState state, Object name, Object value) {
                            String text = (String) name;
                            int dot = text.indexOf('.');
                            see(text.substring(0, dot), text.substring(dot + 1), value);
                            return Results.NONE;
                        }
                    });
            module.freeze();
            return module;
        }
    }

    private static void see(String module, String holder, Object value) {
        switch (value) {
            case Userdata userdata ->
                    add(
                            module,
                            holder,
                            "",
                            (LuaTable) userdata.metatable().get("__index"),
                            "method");
            case LuaTable table -> add(module, holder, "", table, "function");
            case null, default -> throw new AssertionError(module + "." + holder + " is " + value);
        }
    }

    private static void add(
            String module, String holder, String prefix, LuaTable table, String functions) {
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            String name = prefix + table.keyAt(i);
            switch (table.valueAt(i)) {
                case LuaTable inner -> add(module, holder, name + ".", inner, functions);
                case LuaFunction _ -> BOUND.add(line(module, holder, name, functions));
                default -> BOUND.add(line(module, holder, name, "constant"));
            }
        }
    }

    private static String line(String module, String holder, String name, String kind) {
        return module + " " + holder + " " + name + " " + kind;
    }

    @BeforeAll
    static void seeAllThatIsBound() throws Exception {
        List<LuaModule> modules = new ArrayList<>(Modules.all());
        modules.add(new Probe());
        Runtime runtime =
                Runtime.load(
                        new RuntimeOptions(
                                Path.of(APPLICATION),
                                new LockFile(".", ".wippy"),
                                List.of(),
                                modules,
                                new SystemEnv(),
                                Map.of(),
                                NodeOptions.DEFAULT,
                                HistoryChoice.MEMORY,
                                Log.SILENT,
                                new Terminal(
                                        new ByteArrayInputStream(new byte[0]),
                                        OutputStream.nullOutputStream(),
                                        OutputStream.nullOutputStream(),
                                        List.of())));
        try {
            assertThat(runtime.problems()).isEmpty();
            runtime.start();
            var end =
                    runtime.run(
                                    new EntryId("app", "instances"),
                                    new EntryId("app", "terminal"),
                                    List.of())
                            .get(30, TimeUnit.SECONDS);
            assertThat(end.message()).isEmpty();
        } finally {
            runtime.stop("over");
        }
    }

    static Stream<String> modules() {
        return Modules.all().stream().map(LuaModule::name);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void declaresWhatIsBoundAndBindsWhatIsListed(String module) throws IOException {
        Set<String> bound =
                BOUND.stream()
                        .filter(line -> line.startsWith(module + " "))
                        .map(line -> line.substring(module.length() + 1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = new TreeSet<>();
        Set<String> later = new TreeSet<>();
        for (String row : text("/api/" + module + ".tsv").lines().toList()) {
            String[] columns = row.split("\t");
            (columns.length > 4 ? later : listed)
                    .add(String.join(" ", List.of(columns).subList(0, 3)));
        }
        Set<String> callable = new TreeSet<>(listed);
        callable.removeIf(DeclarationTest::isField);
        assertThat(bound).as("bound, of what is listed").containsAll(callable);
        later.retainAll(bound);
        assertThat(later).as("bound although listed as later").isEmpty();

        Set<String> declared =
                Declarations.of(
                        module, bytes("/wippy/modules/" + module + "/" + module + ".d.lua"));
        Set<String> declaredFields = new TreeSet<>(declared);
        declaredFields.removeIf(line -> !isField(line));
        declared.removeAll(declaredFields);
        assertThat(declared).as("declared, against what is bound").isEqualTo(bound);
        Set<String> fields = new TreeSet<>(listed);
        fields.removeIf(line -> !isField(line));
        assertThat(declaredFields).as("declared fields, of those listed").containsAll(fields);
    }

    private static boolean isField(String line) {
        return line.endsWith(" field");
    }

    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (var stream = DeclarationTest.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource + " is missing").isNotNull();
            return stream.readAllBytes();
        }
    }
}
