// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documentation of the runtime shows first, one process for each of its examples: what
 * each prints stands beside it in a file {@code .out}.
 */
final class DocumentedTest {

    @ParameterizedTest
    @ValueSource(strings = {"messages", "channels", "tasks", "choices", "known", "failures"})
    void printsWhatIsExpected(String process) throws Exception {
        Path expected = Application.directory("documented").resolve("src/" + process + ".out");
        for (int workers = 1; workers <= 2; workers++) {
            try (var application = Application.start("documented", workers)) {
                assertThat(application.run(process)).isEqualTo(Files.readString(expected));
            }
        }
    }
}
