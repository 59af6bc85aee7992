// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockFileTest {

    @TempDir Path directory;

    private LockFile.Result read(String text) throws IOException {
        Path path = directory.resolve(LockFile.NAME);
        Files.writeString(path, text);
        return LockFile.read(path);
    }

    private String problems(LockFile.Result result) {
        var printer = new ProblemPrinter(directory);
        var text = new StringBuilder();
        result.problems().forEach(problem -> text.append(printer.print(problem)));
        return text.toString();
    }

    @Test
    void theDefaultReadsBackAsWritten() throws IOException {
        Path path = directory.resolve(LockFile.NAME);
        LockFile.DEFAULT.write(path);
        assertThat(Files.readString(path))
                .isEqualTo("directories:\n    modules: .wippy\n    src: ./src\n");
        assertThat(LockFile.read(path).lock()).contains(LockFile.DEFAULT);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> LockFile.DEFAULT.write(path));
    }

    @Test
    void oddPathsReadBackAsWritten() throws IOException {
        for (String odd : new String[] {"a b", "~", "true", "1.0", "a\"b", "c:\\d", "x: y", "é"}) {
            var lock = new LockFile(odd, odd + "/m");
            assertThat(read(lock.text()).lock()).contains(lock);
        }
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        Path path = directory.resolve("nowhere").resolve(LockFile.NAME);
        var result = LockFile.read(path);
        assertThat(result.lock()).isEmpty();
        assertThat(problems(result))
                .isEqualTo(
                        "error: there is no lock file "
                                + path
                                + "\n  hint: go to the directory of the application,"
                                + " or run 'wippy init'\n");
    }

    @Test
    void bothDirectoriesAreRequired() throws IOException {
        var result = read("directories:\n  src: 5\n");
        assertThat(result.lock()).isEmpty();
        assertThat(problems(result))
                .isEqualTo(
                        """
                        wippy.lock:2:3: error: expected a path as directories.modules, got nothing
                          2 |   src: 5
                            |   ^
                          hint: write 'modules: .wippy'
                        wippy.lock:2:8: error: expected a path as directories.src, got 5
                          2 |   src: 5
                            |        ^
                          hint: write 'src: ./src'
                        """);
    }

    @Test
    void whatIsNoLockFileIsRefused() throws IOException {
        for (String text : new String[] {"", "just text", "directories: [a]", "- 1"}) {
            var result = read(text);
            assertThat(result.lock()).isEmpty();
            assertThat(problems(result))
                    .startsWith(
                            "wippy.lock: error: expected a map 'directories' with 'modules' and"
                                    + " 'src'");
        }
        assertThat(problems(read("a: [b")))
                .startsWith("wippy.lock:1:4: error: the list that begins here never ends");
    }

    @Test
    void whatDoesNotCountIsSaid() throws IOException {
        var result =
                read(
                        """
                        directories: {modules: .wippy, src: src}
                        module: []
                        modules: [{name: a/b, version: 1.0.0}]
                        replacements: []
                        """);
        var component = new LockFile.Locked("a/b", "1.0.0", "wippy.lock:3");
        assertThat(result.lock())
                .contains(new LockFile("src", ".wippy", List.of(component), List.of()));
        assertThat(problems(result))
                .isEqualTo(
                        """
                        wippy.lock:2:1: warning: the key 'module' means nothing here
                          2 | module: []
                            | ^
                          hint: did you mean 'modules'?
                        """);
    }
}
