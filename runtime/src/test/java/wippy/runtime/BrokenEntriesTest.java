// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wippy.actor.NodeOptions;
import wippy.actor.SystemEnv;
import wippy.registry.Entry;
import wippy.runtime.history.HistoryChoice;
import wippy.runtime.load.CaseFiles;
import wippy.runtime.load.LockFile;
import wippy.runtime.load.Problem;
import wippy.runtime.load.ProblemPrinter;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

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
        var none = new ByteArrayOutputStream();
        var options =
                new RuntimeOptions(
                        directory,
                        LockFile.DEFAULT,
                        List.of(),
                        List.of(),
                        new SystemEnv(),
                        Map.of(),
                        NodeOptions.DEFAULT.withWorkers(1),
                        HistoryChoice.MEMORY,
                        Log.SILENT,
                        new Terminal(new ByteArrayInputStream(new byte[0]), none, none, List.of()));
        var application = Runtime.load(options);
        application.stop("not started");
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
