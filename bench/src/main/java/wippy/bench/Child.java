// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that was run from its start to its end, with nothing on standard input.
 *
 * @param lines what it printed, errors among it
 * @param wallSeconds from before the fork until its exit was seen
 * @param cpuSeconds processor time, user and system, of it and of the children it waited for
 */
record Child(List<String> lines, double wallSeconds, double cpuSeconds) {

    private static final int TIMEOUT_SECONDS = 300;

    /**
     * Runs a command. Only one may run at a time: the kernel counts the processor time of all
     * children together.
     *
     * @throws IOException when it cannot be started
     * @throws Failure when it ends with an exit code other than 0, or not within five minutes
     */
    static Child run(Path directory, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        var cpu = CpuTime.ofChildren();
        var wall = System.nanoTime();
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new ArrayList<String>();
        try (var deadline = Deadline.of(process, TIMEOUT_SECONDS);
                var reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
            process.waitFor();
            if (deadline.hasPassed()) {
                throw new Failure(
                        "not ended after " + TIMEOUT_SECONDS + " s: " + said(command, lines));
            }
        }
        var wallSeconds = (System.nanoTime() - wall) / 1e9;
        if (process.exitValue() != 0) {
            throw new Failure("exit code " + process.exitValue() + " of " + said(command, lines));
        }
        return new Child(List.copyOf(lines), wallSeconds, CpuTime.ofChildren() - cpu);
    }

    /** {@return the last line that it printed} */
    String lastLine() {
        if (lines.isEmpty()) {
            throw new Failure("expected a result, but the program printed nothing");
        }
        return lines.getLast();
    }

    private static String said(List<String> command, List<String> lines) {
        return String.join(" ", command) + ", which printed: " + String.join("\n", lines);
    }
}
