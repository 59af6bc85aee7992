// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Entry;
import wippy.runtime.load.CaseFiles;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.ProblemPrinter;

/**
 * Whole applications with mistakes in them: all that is said, and which entries are there. Whatever
 * the mistake, its place and what to do about it are among what is said.
 */
class BrokenEntriesTest {

    @TestFactory
    Stream<DynamicTest> cases(@TempDir Path directory) throws IOException, URISyntaxException {
        return CaseFiles.tests(BrokenEntriesTest.class, directory, BrokenEntriesTest::result);
    }

    private static String result(Path directory) {
        var application = TestApplication.loaded(directory, LockFile.DEFAULT);
        var printer = new ProblemPrinter(directory);
        var text = new StringBuilder();
        for (Problem problem : application.problems()) {
            text.append(printer.print(problem));
            if (problem.severity() == Problem.Severity.ERROR) {
                assertThat(problem.file()).as("the file of %s", problem).isNotEmpty();
                assertThat(problem.line()).as("the line of %s", problem).isPositive();
                boolean isLua = problem.file().endsWith(".lua");
                assertThat(isLua ? "-" : problem.hint()).as("the hint of %s", problem).isNotEmpty();
            }
        }
        text.append("there are");
        for (Entry entry : application.entries().all()) {
            text.append(' ').append(entry.id());
        }
        return text.append('\n').toString();
    }
}
