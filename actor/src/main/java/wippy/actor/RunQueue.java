// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The run queue of one worker: first in, first out; the owner adds, everybody takes.
 *
 * <p>A ring with two counters, as in the schedulers of Go and tokio, except that the ring grows
 * instead of overflowing elsewhere. The owner writes {@code ring} and {@code tail}; whoever takes
 * advances {@code head} by compare-and-set after reading the slot. A slot is overwritten only when
 * {@code head} has passed it, and then the taker's compare-and-set fails. A grown ring holds the
 * same elements at the same indices, so a taker that still reads the old one reads the right one.
 *
 * <p>Whoever has taken a process clears its slot, or the ring would keep the dead alive. Until then
 * the process can be in no other queue, so the slot has it or, from the owner, a later one.
 */
final class RunQueue {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Process[].class);

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Process[] ring = new Process[256];
    private volatile int head;
    private volatile int tail;

    /** {@return how many processes are queued; a snapshot} */
    int size() {
        return Math.max(0, tail - head);
    }

    /** Adds at the end. Owner only. */
    void push(Process process) {
        int t = tail;
        var slots = ring;
        if (t - head >= slots.length) {
            slots = grown(slots, t);
            ring = slots;
        }
        SLOT.setOpaque(slots, t & (slots.length - 1), process);
        TAIL.setRelease(this, t + 1);
    }

    /** {@return the oldest process, removed, or null if there is none} Owner only. */
    @Nullable Process poll() {
        for (; ; ) {
            int h = head;
            if (tail - h <= 0) {
                return null;
            }
            var slots = ring;
            int slot = h & (slots.length - 1);
            var process = (Process) SLOT.getAcquire(slots, slot);
            if (HEAD.compareAndSet(this, h, h + 1)) {
                SLOT.setOpaque(slots, slot, (Process) null);
                return process;
            }
        }
    }

    /** {@return the oldest process, removed, or null if there is none} Any thread. */
    @Nullable Process steal() {
        for (; ; ) {
            int h = head;
            if (tail - h <= 0) {
                return null;
            }
            var slots = ring;
            int slot = h & (slots.length - 1);
            var process = (Process) SLOT.getAcquire(slots, slot);
            if (HEAD.compareAndSet(this, h, h + 1)) {
                SLOT.compareAndSet(slots, slot, process, (Process) null);
                return process;
            }
        }
    }

    /**
     * Moves up to half of the victim's processes, at most 32, into this queue. Owner only.
     *
     * @return one of them, not queued, or null if there was nothing to take
     */
    @Nullable Process stealFrom(RunQueue victim) {
        var first = victim.steal();
        if (first == null) {
            return null;
        }
        for (int n = Math.min(victim.size() / 2, 31); n > 0; n--) {
            var process = victim.steal();
            if (process == null) {
                break;
            }
            push(process);
        }
        return first;
    }

    private @Nullable Process[] grown(@Nullable Process[] old, int t) {
        var slots = new Process[old.length * 2];
        for (int i = t - old.length; i != t; i++) {
            slots[i & (slots.length - 1)] = old[i & (old.length - 1)];
        }
        return slots;
    }
}
