// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Cases in a text file: a title line {@code ### what}, the input, a line {@code ---}, what is
 * expected. {@code -Dgolden=update} writes what comes instead of comparing it.
 */
public final class GoldenCases {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private static final Pattern CASE = Pattern.compile("^### ", Pattern.MULTILINE);

    private record Case(String title, String input, String expected) {}

    private GoldenCases() {}

    /**
     * A test for each case of a file.
     *
     * @param file below {@code src/test/resources}
     * @param subject from an input to what is compared
     */
    public static Stream<DynamicTest> of(String file, UnaryOperator<String> subject) {
        Path path = RESOURCES.resolve(file);
        List<Case> cases = read(path);
        assertThat(cases).as("cases in " + file).isNotEmpty();
        if ("update".equals(System.getProperty("golden"))) {
            write(path, cases, subject);
        }
        return cases.stream()
                .map(
                        c ->
                                DynamicTest.dynamicTest(
                                        c.title(),
                                        () ->
                                                assertThat(subject.apply(c.input()).strip())
                                                        .isEqualTo(expected(path, c))));
    }

    /** What a file expects of a case now, after a possible update. */
    private static String expected(Path path, Case wanted) {
        return read(path).stream()
                .filter(c -> c.title().equals(wanted.title()))
                .findFirst()
                .orElseThrow()
                .expected()
                .strip();
    }

    private static List<Case> read(Path path) {
        List<Case> cases = new ArrayList<>();
        try {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            for (String part : CASE.splitAsStream(text).toList()) {
                if (part.isBlank()) {
                    continue;
                }
                int titleEnd = part.indexOf('\n');
                int split = part.indexOf("\n---\n");
                String title = part.substring(0, titleEnd).strip();
                String input =
                        split < 0
                                ? part.substring(titleEnd + 1).stripTrailing()
                                : part.substring(titleEnd + 1, Math.max(split, titleEnd + 1));
                String expected = split < 0 ? "" : part.substring(split + 5);
                cases.add(new Case(title, input, expected));
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
        assertThat(cases.stream().map(Case::title)).as("titles").doesNotHaveDuplicates();
        return cases;
    }

    private static void write(Path path, List<Case> cases, UnaryOperator<String> subject) {
        StringBuilder out = new StringBuilder();
        for (Case c : cases) {
            out.append("### ").append(c.title()).append('\n').append(c.input()).append("\n---\n");
            out.append(subject.apply(c.input()).strip()).append("\n\n");
        }
        try {
            Files.writeString(path, out.toString().strip() + "\n", StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError("cannot write " + path, e);
        }
    }
}
