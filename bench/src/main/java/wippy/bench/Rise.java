// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program gets faster while the engine compiles it.
 *
 * @param ends when each call of the program's {@code run} ended, in seconds since the fork
 */
record Rise(List<Double> ends) {

    private static final double WATCHED_SECONDS = 8;

    /** So many calls in a row have to be fast enough; one alone may be chance. */
    private static final int CALLS = 5;

    /** Watches a program whose calls each print a line that begins with {@code call}. */
    static Rise watch(Path directory, List<String> command) throws IOException {
        var begin = System.nanoTime();
        var ends = new ArrayList<Double>();
        try (var session = Session.start(directory, command)) {
            while (ends.isEmpty() || ends.getLast() < WATCHED_SECONDS) {
                session.await("call");
                ends.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return new Rise(List.copyOf(ends));
    }

    /**
     * {@return when the first calls began that had half of the final speed, in seconds since the
     * fork} The final speed is the median of the calls in the second half of the time.
     *
     * @throws Failure when there are too few calls to tell
     */
    double halfSpeedSeconds() {
        var slowest = 2 * finalSeconds();
        for (var first = 1; first + CALLS <= ends.size(); first++) {
            var begin = ends.get(first - 1);
            if (ends.get(first + CALLS - 1) - begin <= CALLS * slowest) {
                return begin;
            }
        }
        throw new Failure("expected at least " + (CALLS + 1) + " calls, got " + ends.size());
    }

    private double finalSeconds() {
        var durations = new ArrayList<Double>();
        for (var i = 1; i < ends.size(); i++) {
            if (ends.get(i) >= ends.getLast() / 2) {
                durations.add(ends.get(i) - ends.get(i - 1));
            }
        }
        return Statistics.median(durations);
    }
}
