// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.runtime.load.LockFile;

class CommandLineTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --bogus | there is no option '--bogus'; see 'wippy run --help'",
                "frobnicate | there is no command 'frobnicate'; see 'wippy --help'",
                "run ./nowhere | there is no directory ./nowhere",
                "run /nowhere/at/all | there is no directory /nowhere/at/all",
                "init surplus | nothing can be done with 'surplus'; see 'wippy init --help'",
                "-s lua | no option can stand before 'lua', which has its own; see"
                        + " 'wippy lua --help'",
                "run -m much . | -m expects a size such as 512M or 2G, got 'much'",
                "run -m= . | -m expects a size such as 512M or 2G, got ''",
                "run -m 1.5G . | -m expects a size such as 512M or 2G, got '1.5G'",
                "run -m 4M . | -m expects from 8M to 16T, got '4M'",
                "test -m 17T . | -m expects from 8M to 16T, got '17T'",
                "run -m 99999999999999999999G . | -m expects a size such as 512M or 2G, got"
                        + " '99999999999999999999G'",
            })
    void whatCannotBeUnderstoodIsOneSentence(String line, String sentence) {
        var run = CommandRun.of(line.split(" "));
        assertThat(run.together()).isEqualTo("Error: " + sentence + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "run list --help",
                "test --help",
                "init --help",
                "run . --help",
                "test . --help",
                "version --help"
            })
    void helpIsThereAtEachLevel(String line) {
        var run = CommandRun.of(line.split(" "));
        assertThat(run.output()).startsWith("Usage: wippy").contains("--help");
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void withoutALockFileItSaysHowToGetOne() {
        var run = CommandRun.of("run", directory.toString(), "-x", "hello");
        assertThat(run.together())
                .isEqualTo(
                        "Error: there is no "
                                + directory.resolve("wippy.lock")
                                + ": go to the directory of the application, or run 'wippy init'"
                                + " there\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void anUnusableLockFileIsExplained() throws IOException {
        Files.writeString(directory.resolve(LockFile.NAME), "directories: 7\n");
        assertThat(CommandRun.of("run", directory.toString()).together())
                .startsWith("Error: " + directory.resolve("wippy.lock") + " is not usable\n")
                .contains("expected a map 'directories'");
    }

    @Test
    void initWritesALockFileOnce() throws IOException {
        String file = directory.resolve("wippy.lock").toString();
        var first = CommandRun.of("init", "-l", file, "-d", "./lua");
        assertThat(first.output()).contains("definition files are looked for in ./lua");
        assertThat(LockFile.read(Path.of(file)).lock()).contains(new LockFile("./lua", ".wippy"));
        var second = CommandRun.of("init", "-l", file);
        assertThat(second.error())
                .isEqualTo("Error: " + file + " exists already, and nothing was changed\n");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(LockFile.read(Path.of(file)).lock()).contains(new LockFile("./lua", ".wippy"));
    }
}
