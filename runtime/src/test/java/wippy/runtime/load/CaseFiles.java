// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests as data: each {@code .case} file beside a test class holds files of an application ({@code
 * --- path}) and, after {@code === result}, what is said of them. Run with {@code -Dgolden=update}
 * to write what is said now, and review the difference.
 */
public final class CaseFiles {

    private static final String RESULT = "=== result\n";

    private CaseFiles() {}

    /**
     * {@return one test for each case}
     *
     * @param anchor the class that the cases stand beside
     * @param directory an empty directory for the applications
     * @param result what is said of the application in a directory
     */
    public static Stream<DynamicTest> tests(
            Class<?> anchor, Path directory, Function<Path, String> result)
            throws IOException, URISyntaxException {
        List<Path> cases;
        try (Stream<Path> files = Files.list(Path.of(anchor.getResource(".").toURI()))) {
            cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
        }
        assertThat(cases).isNotEmpty();
        String resources = "src/test/resources/" + anchor.getPackageName().replace('.', '/');
        return cases.stream()
                .map(
                        file -> {
                            String name = file.getFileName().toString();
                            Path golden = Path.of(resources).resolve(name);
                            Path application = directory.resolve(name);
                            return DynamicTest.dynamicTest(
                                    name, () -> check(file, application, golden, result));
                        });
    }

    private static void check(
            Path file, Path application, Path golden, Function<Path, String> result)
            throws IOException {
        String[] halves = Files.readString(file).split(RESULT, 2);
        unpack(halves[0], application);
        String actual = result.apply(application);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, halves[0] + RESULT + actual);
        } else {
            assertThat(halves).as("the case has a result").hasSize(2);
            assertThat(actual).isEqualTo(halves[1]);
        }
    }

    private static void unpack(String files, Path application) throws IOException {
        Path current = null;
        var text = new StringBuilder();
        for (String line : (files + "--- \n").split("(?<=\n)", -1)) {
            if (line.startsWith("--- ")) {
                if (current != null) {
                    Files.createDirectories(current.getParent());
                    Files.writeString(current, text);
                }
                current = application.resolve(line.substring(4).strip());
                text.setLength(0);
            } else {
                text.append(line);
            }
        }
    }
}
