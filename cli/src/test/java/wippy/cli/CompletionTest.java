// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionTest {
    @TempDir private Path directory;

    /** {@return what bash offers for the last word of a line} */
    private List<String> bash(String line) throws IOException, InterruptedException {
        Path script = directory.resolve("wippy.bash");
        Files.writeString(script, CommandRun.of("completion", "bash").output());
        String program =
                "source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _wippy;"
                        + " printf '%%s\\n' \"${COMPREPLY[@]}\"";
        var process =
                new ProcessBuilder("bash", "-c", program.formatted(script, line))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "wippy re, registry",
        "wippy registry '', list show -h --help -v --verbose --very-verbose -c --console -s"
                + " --silent -e --event-streams -m --memory-limit",
        "wippy registry list --k, --kind",
        "wippy registry show --js, --json",
        "wippy -v run --ex, --exec",
        "wippy completion f, fish",
        "wippy run -x re, ''",
    })
    void bashOffersWhatFits(String line, String words) throws Exception {
        assertThat(bash(line).stream().filter(word -> !word.isEmpty()))
                .containsExactlyInAnyOrder(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void otherShellsKnowTheSameWords(String shell) {
        String script = CommandRun.of("completion", shell).output();
        assertThat(script).contains("registry", "--memory-limit", "Lists the commands of the app");
        assertThat(script.chars().filter(c -> c == '\'').count()).isEven();
    }

    @Test
    void anUnknownShellIsTold() {
        var run = CommandRun.of("completion", "tcsh");
        assertThat(run.together())
                .isEqualTo(
                        "Error: there is no completion for 'tcsh'; there is for bash, zsh, fish\n");
        assertThat(run.exitCode()).isOne();
    }
}
