// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.overview;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import wippy.actor.Process;

/**
 * What only processes themselves can tell: each is asked, and answers when it next looks up. Who
 * computes in one long operation, or is held by the operating system, may answer too late.
 */
public final class Inquiry {
    private static final long LOOK_MILLIS = 10;

    private Inquiry() {}

    /**
     * Asks how many messages wait. Not in a process.
     *
     * @param nanosMax how long to wait at most
     * @return the answers that came
     */
    public static Map<Process, Integer> mailboxes(Collection<Process> processes, long nanosMax)
            throws InterruptedException {
        return answers(
                processes,
                nanosMax,
                (process, answer) -> {
                    process.inject(() -> answer.accept(process.mailboxSize()));
                    process.guest().requestYield();
                });
    }

    /**
     * Asks how many bytes they hold. Not in a process.
     *
     * @param nanosMax how long to wait at most
     * @return the answers that came
     */
    public static Map<Process, Long> memory(Collection<Process> processes, long nanosMax)
            throws InterruptedException {
        return answers(processes, nanosMax, (process, answer) -> process.inspect(answer::accept));
    }

    private static <T> Map<Process, T> answers(
            Collection<Process> processes, long nanosMax, BiConsumer<Process, Consumer<T>> question)
            throws InterruptedException {
        var answers = new ConcurrentHashMap<Process, T>();
        var open = new CountDownLatch(processes.size());
        for (Process process : processes) {
            question.accept(
                    process,
                    answer -> {
                        answers.put(process, answer);
                        open.countDown();
                    });
        }
        long deadline = System.nanoTime() + nanosMax;
        while (!open.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                && deadline - System.nanoTime() > 0
                && isAwaited(processes, answers)) {}
        return Map.copyOf(answers);
    }

    /** {@return whether one of those that live has not answered} The dead never will. */
    private static <T> boolean isAwaited(Collection<Process> processes, Map<Process, T> answers) {
        for (Process process : processes) {
            if (process.isAlive() && !answers.containsKey(process)) {
                return true;
            }
        }
        return false;
    }
}
