// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every introduction to Wippy shows: spawn and send, channels, tasks, select, errors. Each
 * process of the application prints what stands in its {@code .out} file.
 */
class BasicsTest {
    private static final Path APPLICATION = Path.of("src/test/resources/wippy/cli/basics");

    @ParameterizedTest
    @ValueSource(strings = {"spawning", "channels", "tasks", "selecting", "failing"})
    void printsWhatItShould(String process) throws IOException {
        var run = CommandRun.of("run", APPLICATION.toString(), "-x", process);
        String told = run.together() + "exit code " + run.exitCode() + "\n";
        Path expected = APPLICATION.resolve(process + ".out");
        if (Boolean.getBoolean("wippy.update")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }
}
