// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a process within its limit of memory.
 *
 * <p>What it allocates is counted slice by slice and costs next to nothing. What it holds is known
 * only by looking at all of it, so that happens when it may hold too much: when it has allocated as
 * much as was free by the last {@link Census}, but at least half of its limit. One that holds
 * little and makes garbage is looked at seldom; one near its limit each time that it has allocated
 * half of it, which costs less than its garbage does.
 *
 * <p>The census takes slices of the process, which does not go on before it is done.
 */
final class MemoryLimit {
    private final LimitedProcess process;
    private final long limit;

    /** Bytes allocated by it, or for it, since the last census. Any thread. */
    private final AtomicLong allocated = new AtomicLong();

    /** How much it may allocate before the next census. */
    private volatile long allowance;

    /** What the carrier had allocated when the slice began. Worker; read by the clock. */
    private volatile long before;

    /** What a task is about to allocate at once. Serial context. */
    private long reserved;

    private @Nullable Census census;

    MemoryLimit(LimitedProcess process, long limit) {
        this.process = process;
        this.limit = limit;
        this.allowance = limit;
    }

    /** Runs a slice, or goes on with a census. Worker. {@return whether there is more to do} */
    boolean slice(Worker by) {
        if (allocated.get() + reserved >= allowance && process.isAlive()) {
            BooleanSupplier isOver = by::isPreempted;
            if (!isCounted(isOver)) {
                return true;
            }
        }
        long begun = by.allocatedBytes();
        before = begun;
        boolean again = process.slice(by);
        // From here on it may run elsewhere.
        charge(by.allocatedBytes() - begun);
        if (!again && allocated.get() >= allowance) {
            process.inject(() -> {});
        }
        return again;
    }

    private boolean isCounted(BooleanSupplier isOver) {
        long held = 0;
        try {
            var counting = census == null ? process.guest().census(process) : census;
            census = counting;
            if (counting != null) {
                if (!counting.count(isOver)) {
                    return false;
                }
                held = counting.bytes();
            }
        } catch (Throwable e) {
            process.crash(e);
        }
        census = null;
        allocated.set(0);
        allowance = Math.max(limit - held, limit / 2);
        if (held + reserved > limit) {
            process.kill(exceeded(held, reserved));
        }
        reserved = 0;
        return true;
    }

    private ExitReason exceeded(long held, long wanted) {
        String holds = held == 0 ? "" : " holds " + Limits.inMegabytes(held);
        String wants = wanted == 0 ? "" : " is about to allocate " + Limits.inMegabytes(wanted);
        return new ExitReason.LimitExceeded(
                process
                        + holds
                        + (held > 0 && wanted > 0 ? " and" : "")
                        + wants
                        + ", more than its limit of memory, "
                        + Limits.inMegabytes(limit));
    }

    /** Something was allocated by it, or is its from now on. Any thread. */
    void charge(long bytes) {
        allocated.addAndGet(Math.max(0, bytes));
    }

    /** {@return whether the slice that runs should end for a census} Clock. */
    boolean isDue(long carrierAllocated) {
        return allocated.get() + carrierAllocated - before >= allowance;
    }

    /**
     * A task is about to allocate so much at once, or 0: it has. Serial context.
     *
     * @return whether it has to give way before, for a census
     */
    boolean reserve(long bytes) {
        if (bytes > limit) {
            process.kill(exceeded(0, bytes));
            return true;
        }
        boolean isDue = allocated.get() + bytes >= allowance;
        reserved = isDue ? bytes : 0;
        return isDue;
    }
}
