// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applications with something wrong in them: what the user reads, to the letter, and that the rest
 * is alive. {@code -Dwippy.update=true} writes what was read instead of comparing it.
 */
class BadInputTest {
    private static final Path CASES = Path.of("src/test/resources/wippy/cli/bad");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    @ParameterizedTest
    @CsvSource({
        "syntax-error, ok",
        "syntax-error, broken",
        "invalid-yaml, ok",
        "unknown-kind, ok",
        "missing-file, ok",
        "cyclic-import, ok",
        "unknown-module, ok",
        "unknown-module, unlisted",
        "unknown-module, unknown",
        "unknown-module, none",
        "misuse, wrong",
    })
    void isToldClearlyAndTheRestIsAlive(String application, String process) throws IOException {
        var run = CommandRun.of("run", CASES.resolve(application).toString(), "-x", process);
        compare(application, process, run);
    }

    @ParameterizedTest
    @CsvSource({"crash-loop, patient"})
    void isLoggedAndTheRestIsAlive(String application, String process) throws IOException {
        var run = CommandRun.of("run", CASES.resolve(application).toString(), "-v", "-x", process);
        assertThat(
                        run.error()
                                .lines()
                                .filter(line -> line.contains("service failed"))
                                .map(this::untimed))
                .containsExactlyElementsOf(
                        List.of(
                                "TIME ERROR service failed, restarting  {\"service\": \"app:service\","
                                        + " \"error\": \"app:crasher:1: boom\", \"attempt\": 1,"
                                        + " \"delay\": \"1ms\"}",
                                "TIME ERROR service failed, restarting  {\"service\": \"app:service\","
                                        + " \"error\": \"app:crasher:1: boom\", \"attempt\": 2,"
                                        + " \"delay\": \"2ms\"}",
                                "TIME ERROR service failed for good  {\"service\": \"app:service\","
                                        + " \"error\": \"app:crasher:1: boom\", \"attempts\": 2}"));
        assertThat(run.output()).isEqualTo("alive\n");
        assertThat(run.exitCode()).isZero();
    }

    private String untimed(String line) {
        return TIME.matcher(line).replaceAll("TIME");
    }

    private static void compare(String application, String process, CommandRun run)
            throws IOException {
        String told = run.together() + "exit code " + run.exitCode() + "\n";
        Path expected = CASES.resolve(application).resolve(process + ".out");
        if (Boolean.getBoolean("wippy.update")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }
}
