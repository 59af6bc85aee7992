// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wippy.lua.resolve.Resolver;

class SyntaxErrorTest {
    private static final Path PUC = Path.of("src/test/resources/wippy/lua/syntax/puc53.txt");

    /** All errors as people see them. */
    private static String rendered(String text) {
        SourceFile source = SourceFile.of("test.lua", text);
        return DiagnosticRenderer.render(source, errors(source));
    }

    private static List<Diagnostic> errors(SourceFile source) {
        Parsed parsed = Parser.parse(source);
        return parsed.hasErrors() ? parsed.diagnostics() : Resolver.resolve(parsed).diagnostics();
    }

    @TestFactory
    Stream<DynamicTest> tokens() {
        return GoldenCases.of("wippy/lua/syntax/tokens.diag", SyntaxErrorTest::rendered);
    }

    @TestFactory
    Stream<DynamicTest> blocks() {
        return GoldenCases.of("wippy/lua/syntax/blocks.diag", SyntaxErrorTest::rendered);
    }

    @TestFactory
    Stream<DynamicTest> habitsOfOtherLanguages() {
        return GoldenCases.of("wippy/lua/syntax/habits.diag", SyntaxErrorTest::rendered);
    }

    @TestFactory
    Stream<DynamicTest> types() {
        return GoldenCases.of("wippy/lua/syntax/types.diag", SyntaxErrorTest::rendered);
    }

    @TestFactory
    Stream<DynamicTest> severalErrors() {
        return GoldenCases.of("wippy/lua/syntax/recovery.diag", SyntaxErrorTest::rendered);
    }

    @TestFactory
    Stream<DynamicTest> namesAndLabels() {
        return GoldenCases.of("wippy/lua/resolve/names.diag", SyntaxErrorTest::rendered);
    }

    /**
     * The file holds what PUC Lua 5.3 said: a program, a tabulator, its answer; LF written as a
     * pilcrow.
     */
    @Test
    void plainProgramsAreAcceptedAndRejectedAsByPucLua() throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> lines = Files.readAllLines(PUC, StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            int tab = line.indexOf('\t');
            SourceFile source = SourceFile.of("x", line.substring(0, tab).replace('\u00b6', '\n'));
            String expected = line.substring(tab + 1);
            List<Diagnostic> errors = errors(source);
            String actual =
                    errors.isEmpty() ? "ok" : DiagnosticRenderer.line(source, errors.getFirst());
            if (!actual.equals(expected)) {
                differences.add(source.text() + "\n  PUC:  " + expected + "\n  ours: " + actual);
            }
        }
        assertThat(lines).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    @Test
    void longLinesAreShownInPart() {
        String shown = rendered("x = " + "1 + ".repeat(200) + "= 2");
        assertThat(shown.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(130);
        assertThat(shown).contains("test.lua:1:805");
    }

    @Test
    void caretsCountCharactersNotBytes() {
        String utf8 =
                new String(
                        "x = 'é' +* 1".getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        List<String> lines = rendered(utf8).lines().toList();
        assertThat(lines.get(4)).isEqualTo("  |          ^");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(rendered("x = \u001b[31m")).contains("1 | x = ?[31m").doesNotContain("\u001b");
    }

    @Test
    void atMostTwentyErrorsAreReported() {
        assertThat(errors(SourceFile.of("x", "local = 1\n".repeat(100)))).hasSize(20);
    }
}
