// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.net.URISyntaxException;
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

/** What loading says and yields, as data. */
final class LoaderCasesTest {

    @TestFactory
    Stream<DynamicTest> cases(@TempDir Path directory) throws IOException, URISyntaxException {
        return CaseFiles.tests(LoaderCasesTest.class, directory, LoaderCasesTest::result);
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
