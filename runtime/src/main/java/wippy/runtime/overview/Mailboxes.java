// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.overview;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wippy.actor.Process;

/**
 * How many messages wait at processes, which only they can tell: each is asked, and answers when it
 * next looks up. Who computes in one long operation, or is held by the operating system, may answer
 * too late.
 */
public final class Mailboxes {
    private static final long LOOK_MILLIS = 10;

    private Mailboxes() {}

    /**
     * Asks processes and waits for their answers. Not in a process.
     *
     * @param nanosMax how long to wait at most
     * @return the answers that came
     */
    public static Map<Process, Integer> of(Collection<Process> processes, long nanosMax)
            throws InterruptedException {
        var answers = new ConcurrentHashMap<Process, Integer>();
        var open = new CountDownLatch(processes.size());
        for (Process process : processes) {
            process.inject(
                    () -> {
                        answers.put(process, process.mailboxSize());
                        open.countDown();
                    });
            process.guest().requestYield();
        }
        long deadline = System.nanoTime() + nanosMax;
        while (!open.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                && deadline - System.nanoTime() > 0
                && isAwaited(processes, answers)) {}
        return Map.copyOf(answers);
    }

    /** {@return whether one of those that live has not answered} The dead never will. */
    private static boolean isAwaited(Collection<Process> processes, Map<Process, Integer> answers) {
        for (Process process : processes) {
            if (process.isAlive() && !answers.containsKey(process)) {
                return true;
            }
        }
        return false;
    }
}
