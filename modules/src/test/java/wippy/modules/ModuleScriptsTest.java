// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.actor.ExitReason;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.registry.EntryId;
import wippy.runtime.LuaModule;
import wippy.runtime.Runtime;
import wippy.runtime.RuntimeOptions;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.LockFile;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.RawMode;
import wippy.runtime.terminal.Terminal;

/**
 * Each directory below {@code src/test/lua} is an application. Each of its scripts with an {@code
 * .out} beside it is the process of that name, run on the terminal; what it prints, and in {@code
 * logger} logs, has to be that file ({@code -Dgolden=update} writes it).
 */
final class ModuleScriptsTest {

    private static final Path ROOT = Path.of("src/test/lua");
    private static final String INPUT = "first line\nsecond\nthird";
    private static final int SECONDS_MAX = 60;

    @TestFactory
    Stream<DynamicTest> printsWhatIsExpected() throws IOException {
        return scripts().stream()
                .map(
                        script ->
                                DynamicTest.dynamicTest(
                                        ROOT.relativize(script).toString(), () -> check(script)));
    }

    @Test
    void everyExpectationHasItsScript() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".out")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(beside(file, ".lua")).exists());
        }
    }

    static Stream<String> modules() {
        return Modules.all().stream().map(LuaModule::name);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everythingDeclaredIsUsedByAScript(String module) throws IOException {
        var scripts = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".lua")).toList()) {
                scripts.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        Set<String> words = new HashSet<>(List.of(scripts.toString().split("[^A-Za-z0-9_]+")));
        var unused = new ArrayList<String>();
        Declaration.of(module)
                .types()
                .forEach(
                        (type, members) ->
                                members.forEach(
                                        (name, member) -> {
                                            String last = name.substring(name.lastIndexOf('.') + 1);
                                            if (!words.contains(last)) {
                                                unused.add(type + "." + name);
                                            }
                                        }));
        assertThat(unused).isEmpty();
    }

    /** Scripts without an expectation only have functions that others call. */
    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".lua"))
                    .filter(file -> isUpdating() || Files.exists(beside(file, ".out")))
                    .filter(ModuleScriptsTest::hasMain)
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasMain(Path script) {
        try {
            return Files.readString(script).contains("return { main = main }");
        } catch (IOException e) {
            throw new AssertionError("cannot read " + script, e);
        }
    }

    private static boolean isUpdating() {
        return "update".equals(System.getProperty("golden"));
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(nameOf(file) + suffix);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void check(Path script) throws Exception {
        String printed = run(script);
        if (isUpdating()) {
            Files.writeString(beside(script, ".out"), printed, StandardCharsets.ISO_8859_1);
        }
        assertThat(printed)
                .isEqualTo(Files.readString(beside(script, ".out"), StandardCharsets.ISO_8859_1));
    }

    private static String run(Path script) throws Exception {
        var output = new ByteArrayOutputStream();
        var input = new ByteArrayInputStream(INPUT.getBytes(StandardCharsets.UTF_8));
        boolean isLogged = script.getParent().endsWith("logger");
        Runtime runtime =
                Runtime.load(
                        new RuntimeOptions(
                                script.getParent(),
                                new LockFile(".", ".wippy"),
                                List.of(),
                                Modules.all(),
                                new SystemEnv(),
                                Map.of("HOME_OF_TESTS", "/tests", "EMPTY", ""),
                                NodeOptions.DEFAULT,
                                HistoryChoice.MEMORY,
                                isLogged ? new Log(new Lines(output)) : Log.SILENT,
                                terminal(input, output)));
        try {
            assertThat(runtime.problems()).isEmpty();
            runtime.start();
            ExitReason reason =
                    runtime.run(
                                    EntryId.parse("test:" + nameOf(script)),
                                    EntryId.parse("test:terminal"),
                                    List.of())
                            .get(SECONDS_MAX, TimeUnit.SECONDS);
            assertThat(reason.message()).as("printed:%n%s", output).isEmpty();
        } finally {
            runtime.stop("the test is over");
        }
        return output.toString(StandardCharsets.ISO_8859_1);
    }

    /** Writes changes of its mode among the output. */
    private static Terminal terminal(ByteArrayInputStream input, ByteArrayOutputStream output) {
        var mode =
                new RawMode(
                        isRaw -> {
                            String line = isRaw ? "(raw mode)\n" : "(normal mode)\n";
                            output.writeBytes(line.getBytes(StandardCharsets.UTF_8));
                        });
        return new Terminal(input, output, output, mode, List.of());
    }

    /** Writes the log among the output. */
    private record Lines(ByteArrayOutputStream output) implements Log.Sink {
        @Override
        public boolean isEnabled(Log.Level level) {
            return level != Log.Level.DEBUG;
        }

        @Override
        public void write(
                Log.Level level, String name, String message, Map<String, Object> fields) {
            String line = level + " [" + name + "] " + message + " " + fields + "\n";
            output.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
