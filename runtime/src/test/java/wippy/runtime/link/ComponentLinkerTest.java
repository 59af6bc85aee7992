// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.link;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Entry;
import wippy.runtime.TestApplication;
import wippy.runtime.load.CaseFiles;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.ProblemPrinter;

/** Applications made with components: what is said, and what became of their entries. */
class ComponentLinkerTest {

    @TestFactory
    Stream<DynamicTest> cases(@TempDir Path directory) throws IOException, URISyntaxException {
        return CaseFiles.tests(ComponentLinkerTest.class, directory, ComponentLinkerTest::result);
    }

    private static String result(Path directory) {
        var printer = new ProblemPrinter(directory);
        var text = new StringBuilder();
        LockFile.Result lock = LockFile.read(directory.resolve(LockFile.NAME));
        lock.problems().forEach(problem -> text.append(printer.print(problem)));
        var application = TestApplication.loaded(directory, lock.lock().orElseThrow());
        for (Problem problem : application.problems()) {
            text.append(printer.print(problem));
        }
        for (Entry entry : application.entries().all()) {
            text.append(entry.id()).append(' ').append(entry.meta());
            text.append(' ').append(entry.data()).append('\n');
        }
        return text.toString();
    }
}
