// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void aChildIsHeardAndItsProcessorTimeIsCounted() throws Exception {
        var busy = "i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; echo $i";

        var child = Child.run(HERE, List.of("sh", "-c", busy));

        assertThat(child.lastLine()).isEqualTo("100000");
        assertThat(child.cpuSeconds()).isBetween(0.005, 30.0);
    }

    @Test
    void aChildThatOnlyWaitsCostsWallTimeAndHardlyProcessorTime() throws Exception {
        var child = Child.run(HERE, List.of("sleep", "0.3"));

        assertThat(child.wallSeconds()).isGreaterThan(0.29);
        assertThat(child.cpuSeconds()).isLessThan(0.1);
    }

    @Test
    void aFailureSaysWhatRanAndWhatItPrinted() {
        assertThatThrownBy(() -> Child.run(HERE, List.of("sh", "-c", "echo no luck; exit 3")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no luck");
    }

    @Test
    void aSessionWaitsForItsLineAndGivesTheWordsAfterIt() throws Exception {
        var script = "echo hello; echo ready 1 2; sleep 60";
        try (var session = Session.start(HERE, List.of("sh", "-c", script))) {
            assertThat(session.await("ready")).containsExactly("1", "2");
        }
    }

    @Test
    void aSessionThatEndsBeforeItsLineIsAFailureWithWhatItPrinted() throws Exception {
        try (var session = Session.start(HERE, List.of("sh", "-c", "echo hello"))) {
            assertThatThrownBy(() -> session.await("ready"))
                    .hasMessageContaining("expected a line 'ready'")
                    .hasMessageContaining("hello");
        }
    }
}
