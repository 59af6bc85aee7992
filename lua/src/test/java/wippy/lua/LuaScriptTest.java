// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.LoadedCode;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;

/**
 * Runs every {@code src/test/lua/**.lua} and compares what it prints with the {@code .out} beside
 * it ({@code -Dgolden=update} writes that). A script whose first line is {@code -- ref} has to
 * print the same under PUC Lua 5.3, where that is installed.
 */
final class LuaScriptTest {

    private static final Path ROOT = Path.of("src/test/lua");
    private static final int REFERENCE_SECONDS_MAX = 60;
    private static final int SECONDS_MAX = 300;

    @Tag("withoutAccess")
    @TestFactory
    Stream<DynamicTest> printsWhatIsExpected() throws IOException {
        return scripts().stream()
                .map(path -> DynamicTest.dynamicTest(name(path), () -> check(path)));
    }

    @TestFactory
    Stream<DynamicTest> printsWhatTheReferencePrints() throws IOException {
        if (!Reference.isInstalled()) {
            return Stream.empty();
        }
        return scripts().stream()
                .filter(LuaScriptTest::isReferenced)
                .map(path -> DynamicTest.dynamicTest(name(path), () -> checkReference(path)));
    }

    @Test
    void everyExpectationHasItsScript() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(f -> f.toString().endsWith(".out")))
                    .allSatisfy(f -> assertThat(sibling(f, ".out", ".lua")).exists());
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".lua")).sorted().toList();
        }
    }

    private static String name(Path script) {
        return ROOT.relativize(script).toString();
    }

    private static Path sibling(Path file, String suffix, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - suffix.length()) + other);
    }

    private static void check(Path script) throws Exception {
        Path expected = sibling(script, ".lua", ".out");
        String printed = run(script);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(expected, printed, StandardCharsets.ISO_8859_1);
        }
        assertThat(printed).isEqualTo(Files.readString(expected, StandardCharsets.ISO_8859_1));
    }

    private static boolean isReferenced(Path script) {
        try (Stream<String> lines = Files.lines(script, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().orElse("").startsWith("-- ref");
        } catch (IOException e) {
            throw new AssertionError("cannot read " + script, e);
        }
    }

    private static void checkReference(Path script) throws Exception {
        byte[] printed =
                Reference.run(
                        script.getParent(),
                        REFERENCE_SECONDS_MAX,
                        List.of(script.getFileName().toString()));
        assertThat(new String(printed, StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        Files.readString(
                                sibling(script, ".lua", ".out"), StandardCharsets.ISO_8859_1));
    }

    private static String run(Path script) throws Exception {
        var printed = new ByteArrayOutputStream();
        Throwable failure =
                LuaThread.failure(SECONDS_MAX, () -> execute(script, printed)).orElse(null);
        if (failure instanceof LuaError error) {
            throw new AssertionError(
                    error.getMessage()
                            + "\n"
                            + error.traceback().orElse("")
                            + "\nprinted:\n"
                            + printed.toString(StandardCharsets.ISO_8859_1),
                    error);
        }
        if (failure != null) {
            throw new AssertionError("running " + script, failure);
        }
        return printed.toString(StandardCharsets.ISO_8859_1);
    }

    /** What calls the main function, as C does where {@code lua} runs it: tracebacks count it. */
    private static final class Outermost extends Function0 {
        private final LuaFunction main;

        Outermost(LuaFunction main) {
            this.main = main;
        }

        @Override
        public Object call(LuaState state) {
            return main.call(state);
        }

        @Override
        public String name() {
            return "?";
        }
    }

    private static void execute(Path script, ByteArrayOutputStream printed) throws IOException {
        var output = new ByteOutput(printed, ByteOutput.Buffering.FULL);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), output, output);
        StandardLibrary library = StandardLibrary.plain(streams);
        LuaState state = States.plain(library.globals(), library.stringMetatable());
        String text = Files.readString(script, StandardCharsets.ISO_8859_1);
        String name = "@" + script.getFileName();
        LoadedCode code = LoadedCode.of(state, text, name, "t");
        assertThat(code.message()).isNull();
        try {
            Results.finish(state, new Outermost(code.function()).call(state));
        } finally {
            state.close();
            output.flush();
        }
    }
}
