// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.concurrent.TimeUnit;

/** Kills a process that runs for too long, so that a read of its output ends. */
final class Deadline implements AutoCloseable {

    private final Thread waiting;
    private volatile boolean passed;

    private Deadline(Process process, int seconds) {
        waiting = Thread.ofVirtual().unstarted(() -> killAfter(process, seconds));
    }

    static Deadline of(Process process, int seconds) {
        var deadline = new Deadline(process, seconds);
        deadline.waiting.start();
        return deadline;
    }

    boolean hasPassed() {
        return passed;
    }

    private void killAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                passed = true;
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
