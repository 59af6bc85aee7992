// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The limit of depth is where it is counted, and everything works above it. */
final class DepthTest {
    private static final String EVERYTHING_WAITED =
            """
            yielded
            resumed dead
            slept
            sent from far down
            slept in a coroutine
            gave way
            to itself
            selected true
            """;

    /** The script measures each kind again in the same JVM and prints what differs. */
    @Test
    void recursionWithoutEndStopsAtTheSameDepthInEveryRun() throws Exception {
        String here;
        try (var application = Application.start("depth", 2)) {
            here = application.run("recursion");
        }
        assertThat(here.lines())
                .hasSizeGreaterThan(30)
                .allMatch(
                        line ->
                                line.matches(".*: (C )?stack overflow at \\d+")
                                        || line.equals("goes on: 100000"))
                .endsWith("goes on: 100000")
                .contains("plain: stack overflow at 199997");
        assertThat(child("recursion")).isEqualTo(here);
    }

    /** Not in this JVM: not every collector has room for so large a stack. */
    @Test
    void whatWaitsDoesSoFromFarDown() throws Exception {
        assertThat(child("waiting")).isEqualTo(EVERYTHING_WAITED);
    }

    private static String child(String process) throws Exception {
        Child.Result result = Child.run(Application.directory("depth"), "run", "-x", process);
        assertThat(result.error()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return result.output();
    }
}
