// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaThread;
import wippy.lua.Results;
import wippy.lua.States;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.StandardLibrary;
import wippy.lua.lib.StandardStreams;
import wippy.lua.syntax.SourceFile;

/** The other forms of generated code, those for large functions, mean the same. */
final class SplitTest {

    private static final Path SCRIPTS = Path.of("src/test/lua/language");
    private static final int SECONDS_MAX = 300;

    @TestFactory
    Stream<DynamicTest> scriptsPrintTheSameWithOperatorsOutOfLine() throws IOException {
        return scripts(new Limits(0, Integer.MAX_VALUE, 0));
    }

    @TestFactory
    Stream<DynamicTest> scriptsPrintTheSameInSmallParts() throws IOException {
        return scripts(new Limits(0, 0, 60));
    }

    @Test
    void longConstructorCompiles() throws Exception {
        StringBuilder text = new StringBuilder("local t = {\n");
        for (int i = 1; i <= 10_000; i++) {
            text.append("{id = ").append(i).append(", name = 'n").append(i).append("', ");
            text.append(2 * i).append("},\n");
        }
        text.append("}\nprint(#t, t[5000].name, t[10000][1], t[10000].id)");
        assertThat(run("long", text.toString(), Limits.DEFAULT))
                .isEqualTo("10000\tn5000\t20000\t10000\n");
    }

    @Test
    void longFunctionCompilesAndJumpsBetweenItsParts() throws Exception {
        StringBuilder text =
                new StringBuilder("local function f(a)\nlocal s, n = 0, 0\n::again::\n");
        for (int i = 1; i <= 3_000; i++) {
            text.append("if a == ").append(i).append(" then s = s + ").append(i);
            text.append(" if s > 20 then return s, n end end\n");
        }
        text.append("n = n + 1 if n < 7 then goto again end\nreturn s, n\nend\n");
        text.append("print(f(5)) print(f(2999)) print(f(1)) print(f(0))");
        assertThat(run("jumps", text.toString(), Limits.DEFAULT))
                .isEqualTo("25\t4\n2999\t0\n7\t7\n0\t7\n");
    }

    @Test
    void longChainOfConditionsCompiles() throws Exception {
        StringBuilder text =
                new StringBuilder("local function f(a)\nif a == 0 then return 'zero'\n");
        for (int i = 1; i <= 10_000; i++) {
            text.append("elseif a == ").append(i).append(" then return 'n").append(i).append("'\n");
        }
        text.append("else return 'none' end end\nprint(f(0), f(1), f(9999), f(-1))");
        assertThat(run("chain", text.toString(), Limits.DEFAULT))
                .isEqualTo("zero\tn1\tn9999\tnone\n");
    }

    @Test
    void deepExpressionsCompile() throws Exception {
        String text =
                "local a, s = 1, 'b' print(1"
                        + " + 1".repeat(10_000)
                        + ", a"
                        + " + a".repeat(5_000)
                        + ", #('x'"
                        + " .. s".repeat(5_000)
                        + "), "
                        + "(".repeat(5_000)
                        + "a"
                        + ")".repeat(5_000)
                        + ", "
                        + "not ".repeat(3_000)
                        + "a, type("
                        + "{".repeat(1_000)
                        + "}".repeat(1_000)
                        + "))";
        assertThat(run("deep", text, Limits.DEFAULT))
                .isEqualTo("10001\t5001\t5001\t1\ttrue\ttable\n");
    }

    @Test
    void furtherClausesDoNotJumpIntoEarlierOnes() throws Exception {
        StringBuilder text = new StringBuilder("local n = 0\nif n == 1 then\n");
        text.append("for i = 1, 3 do if i then goto next end\n");
        text.append("n = n + i\n".repeat(500)).append("::next:: end\n");
        for (int i = 1; i <= 500; i++) {
            text.append("elseif n == ").append(i).append(" then n = ").append(i).append("\n");
        }
        text.append("else for i = 1, 3 do goto next n = 7 ::next:: n = n + i end end print(n)");
        assertThat(run("clauses", text.toString(), Limits.DEFAULT)).isEqualTo("6\n");
    }

    @Test
    void deepStatementsCompile() throws Exception {
        assertThat(nested("while true do ", "break end ")).isEqualTo("1\n");
        assertThat(nested("repeat ", "until true ")).isEqualTo("1\n");
        assertThat(nested("if n == 1 then n = 0 else ", "end ")).isEqualTo("1\n");
    }

    private static String nested(String begin, String end) throws Exception {
        int depth = 10_000;
        String text = begin.repeat(depth) + "n = n + 1 " + end.repeat(depth);
        return run("nested", "local n = 0 " + text + "print(n)", Limits.DEFAULT);
    }

    private static Stream<DynamicTest> scripts(Limits limits) throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".lua")).sorted().toList().stream()
                    .map(file -> test(file, limits));
        }
    }

    private static DynamicTest test(Path script, Limits limits) {
        String name = script.getFileName().toString();
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    String text = Files.readString(script, StandardCharsets.ISO_8859_1);
                    Path expected = script.resolveSibling(name.replace(".lua", ".out"));
                    assertThat(run(name, text, limits))
                            .isEqualTo(Files.readString(expected, StandardCharsets.ISO_8859_1));
                });
    }

    private static String run(String name, String text, Limits limits) throws Exception {
        var printed = new ByteArrayOutputStream();
        Optional<Throwable> failure =
                LuaThread.failure(
                        SECONDS_MAX, () -> execute(SourceFile.of(name, text), limits, printed));
        if (failure.isPresent()) {
            throw new AssertionError("printed:\n" + printed, failure.get());
        }
        return printed.toString(StandardCharsets.ISO_8859_1);
    }

    private static void execute(SourceFile source, Limits limits, ByteArrayOutputStream printed)
            throws IOException {
        var output = new ByteOutput(printed, ByteOutput.Buffering.FULL);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), output, output);
        StandardLibrary library = StandardLibrary.plain(streams);
        LuaState state = States.plain(library.globals(), library.stringMetatable());
        Compilation compilation = Compiler.compile(source, CompilerOptions.DEFAULT, limits);
        assertThat(compilation.diagnostics()).isEmpty();
        try {
            LuaFunction main = compilation.prototype().orElseThrow().instantiate(state);
            Results.finish(state, main.call(state));
        } finally {
            state.close();
            output.flush();
        }
    }
}
