// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Entry;
import wippy.registry.FileText;

/**
 * Each {@code .case} file beside this test holds the files of an application ({@code --- path})
 * and, after {@code === }, what loading it says and yields. Run with {@code -Dgolden=update} to
 * write what it says now, and review the difference.
 */
final class LoaderCasesTest {

    private static final String RESULT = "=== result\n";

    @TestFactory
    Stream<DynamicTest> cases(@TempDir Path directory) throws IOException, URISyntaxException {
        var resources = Path.of(LoaderCasesTest.class.getResource(".").toURI());
        List<Path> cases;
        try (Stream<Path> files = Files.list(resources)) {
            cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThan(30);
        return cases.stream()
                .map(
                        file -> {
                            String name = file.getFileName().toString();
                            return DynamicTest.dynamicTest(
                                    name, () -> check(file, directory.resolve(name)));
                        });
    }

    private static void check(Path file, Path directory) throws IOException {
        String[] halves = Files.readString(file).split(RESULT, 2);
        Path current = null;
        var text = new StringBuilder();
        for (String line : (halves[0] + "--- \n").split("(?<=\n)", -1)) {
            if (line.startsWith("--- ")) {
                if (current != null) {
                    Files.createDirectories(current.getParent());
                    Files.writeString(current, text);
                }
                current = directory.resolve(line.substring(4).strip());
                text.setLength(0);
            } else {
                text.append(line);
            }
        }
        String result = result(directory);
        if ("update".equals(System.getProperty("golden"))) {
            Path source =
                    Path.of("src/test/resources/wippy/runtime/load").resolve(file.getFileName());
            Files.writeString(source, halves[0] + RESULT + result);
        } else {
            assertThat(halves).as("the case has a result").hasSize(2);
            assertThat(result).isEqualTo(halves[1]);
        }
    }

    private static String result(Path directory) {
        Loaded loaded = EntryLoader.load(directory, LockFile.DEFAULT);
        var printer = new ProblemPrinter(directory);
        var text = new StringBuilder();
        loaded.problems().forEach(problem -> text.append(printer.print(problem)));
        for (Entry entry : loaded.entries()) {
            text.append(entry.origin())
                    .append(' ')
                    .append(entry.id())
                    .append(' ')
                    .append(entry.kind())
                    .append(' ')
                    .append(show(entry.meta()))
                    .append(' ')
                    .append(show(entry.data()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String show(Object value) {
        return switch (value) {
            case null -> "null";
            case FileText text -> text.file() + "<" + text.text().strip() + ">";
            case String text -> "'" + text.replace("\n", "\\n").replace("\t", "\\t") + "'";
            case List<?> list -> list.stream().map(LoaderCasesTest::show).toList().toString();
            case Map<?, ?> map -> {
                var shown = new LinkedHashMap<Object, String>();
                map.forEach((key, item) -> shown.put(key, show(item)));
                yield shown.toString();
            }
            default -> value.toString();
        };
    }
}
