// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Processes that a worker has spawned and nobody has run yet: the owner takes the youngest, others
 * take the oldest. So a tree of processes is walked depth first, with few of them alive at a time,
 * and a thief gets the largest branch.
 *
 * <p>The deque of Chase and Lev (2005), with the orders of Lê and others (2013). The owner writes
 * {@code bottom} and {@code ring}; whoever takes the oldest, and the owner for the last one,
 * advances {@code top} by compare-and-set. Slots are cleared as in {@link RunQueue}.
 */
final class SpawnDeque {
    private static final VarHandle TOP;
    private static final VarHandle BOTTOM;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Process[].class);

    static {
        try {
            var lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(SpawnDeque.class, "top", int.class);
            BOTTOM = lookup.findVarHandle(SpawnDeque.class, "bottom", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Process[] ring = new Process[64];
    private volatile int top;
    private volatile int bottom;

    /** {@return how many processes there are; a snapshot} */
    int size() {
        return Math.max(0, bottom - top);
    }

    /** Adds the youngest. Owner only. */
    void push(Process process) {
        int b = bottom;
        var slots = ring;
        if (b - top >= slots.length) {
            slots = grown(slots, b);
            ring = slots;
        }
        SLOT.setOpaque(slots, b & (slots.length - 1), process);
        BOTTOM.setRelease(this, b + 1);
    }

    /** {@return the youngest, removed, or null if there is none} Owner only. */
    @Nullable Process pop() {
        int b = bottom - 1;
        if (b - top < 0) {
            return null;
        }
        bottom = b;
        int t = top;
        if (b - t < 0) {
            bottom = t;
            return null;
        }
        var slots = ring;
        int index = b & (slots.length - 1);
        var process = slots[index];
        if (b == t) {
            bottom = t + 1;
            if (!TOP.compareAndSet(this, t, t + 1)) {
                return null;
            }
        }
        slots[index] = null;
        return process;
    }

    /** {@return the oldest, removed, or null if there is none} Any worker. */
    @Nullable Process poll() {
        for (; ; ) {
            int t = top;
            if (bottom - t <= 0) {
                return null;
            }
            var slots = ring;
            int slot = t & (slots.length - 1);
            var process = (Process) SLOT.getAcquire(slots, slot);
            if (TOP.compareAndSet(this, t, t + 1)) {
                SLOT.compareAndSet(slots, slot, process, (Process) null);
                return process;
            }
        }
    }

    private @Nullable Process[] grown(@Nullable Process[] old, int b) {
        var slots = new Process[old.length * 2];
        for (int i = b - old.length; i != b; i++) {
            slots[i & (slots.length - 1)] = old[i & (old.length - 1)];
        }
        return slots;
    }
}
