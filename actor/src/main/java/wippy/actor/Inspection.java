// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the memory that a process holds, when none of its tasks runs. One that holds much goes on
 * between pieces of the count, which then is not exact.
 */
final class Inspection extends Signal {
    private final LongConsumer answer;
    private @Nullable Census census;

    /** Was told to come again at once when a task ran. */
    private boolean isRepeated;

    Inspection(LongConsumer answer) {
        this.answer = answer;
    }

    @Override
    void deliver(Process process) {
        if (process.current() != null) {
            await(process);
            return;
        }
        var counting = census == null ? process.guest().census(process) : census;
        census = counting;
        var worker = process.worker();
        if (counting != null) {
            if (counting.count(() -> worker == null || worker.isPreempted())) {
                answer.accept(counting.bytes());
            } else {
                var clock = process.host().node().clock();
                clock.after(Clock.NANOS_PER_MILLI, () -> process.post(this, null));
            }
        }
    }

    /**
     * A task that gives way, as it can wherever it looks up, has unmounted when the signal comes
     * again. One that is about to wait would meet it again and again: it has unmounted soon.
     */
    private void await(Process process) {
        isRepeated = !isRepeated;
        if (isRepeated) {
            process.endSlice();
            process.post(this, null);
        } else {
            process.host().node().clock().after(Clock.NANOS_PER_MILLI, () -> ask(process));
        }
    }

    /** Any thread. */
    void ask(Process process) {
        process.post(this, null);
        process.guest().requestYield();
    }
}
