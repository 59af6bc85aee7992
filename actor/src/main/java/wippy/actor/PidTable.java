// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All live processes of a node by number.
 *
 * <p>Open addressing over an array of the processes themselves, which carry their keys: 6 to 11
 * bytes each. Numbers are given in sequence: the low bits spread them over the stripes, and the
 * rest times the golden ratio lies evenly with a gap at every third or fourth place. (The rest
 * itself would make one run of the whole table, which each removal had to walk.)
 *
 * <p>Reads take no lock. A removal shifts later elements of a probe chain back over the gap,
 * writing the new place before it clears the old one, so a reader finds an element twice rather
 * than never, unless it passed the new place just before; therefore a miss counts only if the
 * stripe's version did not change meanwhile. Writers hold the stripe's spin lock for a few
 * instructions, or for a doubling.
 */
final class PidTable {
    private static final int STRIPE_BITS = 4;
    private static final int STRIPES = 1 << STRIPE_BITS;
    private static final int CAPACITY_MIN = 16;

    /** 2^64 divided by the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Process[].class);
    private static final VarHandle VERSION;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(Stripe.class, "version", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Stripe[] stripes = new Stripe[STRIPES];

    PidTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** {@return the live process with that number, or null} Any thread. */
    @Nullable Process get(long number) {
        return stripes[(int) number & (STRIPES - 1)].get(number);
    }

    /** Adds a process whose number is not in the table. Any thread. */
    void put(Process process) {
        stripes[(int) process.number() & (STRIPES - 1)].put(process);
    }

    /** Removes the process if it is there. Any thread. */
    void remove(Process process) {
        stripes[(int) process.number() & (STRIPES - 1)].remove(process);
    }

    /** {@return the processes in the table, those added meanwhile perhaps left out} */
    List<Process> snapshot() {
        var all = new ArrayList<Process>();
        for (var stripe : stripes) {
            for (var process : stripe.slots) {
                if (process != null) {
                    all.add(process);
                }
            }
        }
        return all;
    }

    private static final class Stripe {
        /** Odd while a writer is inside. */
        volatile int version;

        volatile @Nullable Process[] slots = new Process[CAPACITY_MIN];
        int size;

        private static int home(long number, int mask) {
            return (int) ((number >>> STRIPE_BITS) * GOLDEN >>> 32) & mask;
        }

        @Nullable Process get(long number) {
            for (; ; ) {
                int before = version;
                var table = slots;
                int mask = table.length - 1;
                int i = home(number, mask);
                Process process;
                while ((process = (Process) SLOT.getAcquire(table, i)) != null) {
                    if (process.number() == number) {
                        return process;
                    }
                    i = (i + 1) & mask;
                }
                VarHandle.acquireFence();
                if ((before & 1) == 0 && before == version) {
                    return null;
                }
                Thread.onSpinWait();
            }
        }

        void put(Process process) {
            lock();
            try {
                var table = slots;
                if (size >= table.length - table.length / 4) {
                    table = doubled(table);
                    slots = table;
                }
                insert(table, process);
                size++;
            } finally {
                unlock();
            }
        }

        void remove(Process process) {
            lock();
            try {
                var table = slots;
                int mask = table.length - 1;
                int gap = home(process.number(), mask);
                while (table[gap] != process) {
                    if (table[gap] == null) {
                        return;
                    }
                    gap = (gap + 1) & mask;
                }
                size--;
                for (int i = (gap + 1) & mask; ; i = (i + 1) & mask) {
                    var later = table[i];
                    if (later == null) {
                        break;
                    }
                    int wanted = home(later.number(), mask);
                    if (((i - wanted) & mask) >= ((i - gap) & mask)) {
                        SLOT.setRelease(table, gap, later);
                        gap = i;
                    }
                }
                SLOT.setRelease(table, gap, (Process) null);
            } finally {
                unlock();
            }
        }

        private static void insert(@Nullable Process[] table, Process process) {
            int mask = table.length - 1;
            int i = home(process.number(), mask);
            while (table[i] != null) {
                i = (i + 1) & mask;
            }
            SLOT.setRelease(table, i, process);
        }

        private static @Nullable Process[] doubled(@Nullable Process[] old) {
            var table = new Process[old.length * 2];
            for (var process : old) {
                if (process != null) {
                    insert(table, process);
                }
            }
            return table;
        }

        private void lock() {
            for (; ; ) {
                int v = version;
                if ((v & 1) == 0 && VERSION.compareAndSet(this, v, v + 1)) {
                    return;
                }
                Thread.onSpinWait();
            }
        }

        private void unlock() {
            VERSION.setRelease(this, version + 1);
        }
    }
}
