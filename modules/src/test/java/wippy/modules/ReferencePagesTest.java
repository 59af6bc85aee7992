// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import wippy.runtime.LuaModule;

/**
 * The pages in {@code docs/reference} are those that the declarations of the modules give ({@code
 * -Dgolden=update} writes them), and there are no others.
 */
final class ReferencePagesTest {

    private static final Path ROOT = Path.of("../docs/reference");
    private static final String INDEX = "README.md";

    @TestFactory
    Stream<DynamicTest> pagesAreAsDeclared() throws IOException {
        Map<String, String> pages = pages();
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(ROOT);
            for (var page : pages.entrySet()) {
                Files.writeString(ROOT.resolve(page.getKey()), page.getValue());
            }
        }
        Stream<DynamicTest> each =
                pages.entrySet().stream()
                        .map(
                                page ->
                                        DynamicTest.dynamicTest(
                                                page.getKey(),
                                                () ->
                                                        assertThat(ROOT.resolve(page.getKey()))
                                                                .hasContent(page.getValue())));
        return Stream.concat(
                each,
                Stream.of(DynamicTest.dynamicTest("no others", () -> checkNames(pages.keySet()))));
    }

    private static void checkNames(Iterable<String> names) throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        var index = new StringBuilder();
        index.append("<!-- Made of the modules' declarations: see CONTRIBUTING.md. -->\n\n");
        index.append("# Modules\n\n| module | |\n|---|---|\n");
        var modules = Modules.all().stream().sorted(Comparator.comparing(LuaModule::name)).toList();
        for (LuaModule module : modules) {
            Declaration declaration = Declaration.of(module.name());
            String file = module.name() + ".md";
            pages.put(file, ReferencePage.of(module.name(), module.isAlwaysThere(), declaration));
            index.append(
                    "| [%s](%s) | %s |\n"
                            .formatted(module.name(), file, ReferencePage.summary(declaration)));
        }
        pages.put(INDEX, index.toString());
        return pages;
    }
}
