// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel (Varghese and Lauck 1987, in the form that tokio uses): six levels of
 * 64 slots, a slot of one level as long as the whole level below. Setting and cancelling are
 * constant time; an alarm moves down a level at most five times. A mask per level tells which slots
 * are in use, so the next one is found without stepping through empty ones.
 *
 * <p>Belongs to the clock; one thread.
 */
final class TimerWheel {
    private static final int LEVELS = 6;
    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final long RANGE = 1L << (LEVELS * BITS);

    private final @Nullable Deadline[] slots = new Deadline[LEVELS * SLOTS];
    private final long[] used = new long[LEVELS];
    private long now;

    /** Due alarms, taken off their slots. */
    private @Nullable Deadline due;

    private @Nullable Deadline lastDue;

    /** Starts at that millisecond. */
    TimerWheel(long now) {
        this.now = now;
    }

    /** Adds an alarm; one whose time has passed is due at the next {@link #advance}. */
    void add(Deadline deadline) {
        if (deadline.millis <= now) {
            deadline.next = null;
            if (lastDue == null) {
                due = deadline;
            } else {
                lastDue.next = deadline;
            }
            lastDue = deadline;
            return;
        }
        long distance = (now ^ deadline.millis) | (SLOTS - 1);
        int level = Math.min(LEVELS - 1, (63 - Long.numberOfLeadingZeros(distance)) / BITS);
        long when = Math.min(deadline.millis, now + RANGE - 1);
        int index = (int) (when >>> (level * BITS)) & (SLOTS - 1);
        int slot = level * SLOTS + index;
        var first = slots[slot];
        deadline.next = first;
        deadline.previous = null;
        deadline.slot = slot;
        if (first != null) {
            first.previous = deadline;
        }
        slots[slot] = deadline;
        used[level] |= 1L << index;
    }

    /** Removes an alarm, if it is still here. */
    void remove(Deadline deadline) {
        int slot = deadline.slot;
        if (slot < 0) {
            return;
        }
        var next = (Deadline) deadline.next;
        if (deadline.previous != null) {
            deadline.previous.next = next;
        } else {
            slots[slot] = next;
            if (next == null) {
                used[slot / SLOTS] &= ~(1L << (slot % SLOTS));
            }
        }
        if (next != null) {
            next.previous = deadline.previous;
        }
        deadline.slot = -1;
        deadline.next = null;
        deadline.previous = null;
    }

    /** Fires, in the order of their time, all alarms up to {@code millis}. */
    void advance(long millis) {
        for (; ; ) {
            fireDue();
            long next = next();
            if (next > millis) {
                now = Math.max(now, millis);
                return;
            }
            now = next;
            for (int level = LEVELS - 1; level >= 0; level--) {
                long span = 1L << (level * BITS);
                if ((next & (span - 1)) == 0) {
                    empty(level, (int) (next >>> (level * BITS)) & (SLOTS - 1));
                }
            }
        }
    }

    /** {@return the millisecond at which there is something to do; Long.MAX_VALUE if never} */
    long next() {
        if (due != null) {
            return now;
        }
        long best = Long.MAX_VALUE;
        for (int level = 0; level < LEVELS; level++) {
            if (used[level] != 0) {
                long span = 1L << (level * BITS);
                int here = (int) (now >>> (level * BITS)) & (SLOTS - 1);
                int ahead = Long.numberOfTrailingZeros(Long.rotateRight(used[level], here + 1)) + 1;
                best = Math.min(best, (now & -span) + ahead * span);
            }
        }
        return best;
    }

    /** Adds the alarms of a slot anew, oldest first, that is from the end. */
    private void empty(int level, int index) {
        int slot = level * SLOTS + index;
        var deadline = slots[slot];
        slots[slot] = null;
        used[level] &= ~(1L << index);
        while (deadline != null && deadline.next != null) {
            deadline = (Deadline) deadline.next;
        }
        while (deadline != null) {
            var newer = deadline.previous;
            deadline.slot = -1;
            deadline.previous = null;
            add(deadline);
            deadline = newer;
        }
    }

    private void fireDue() {
        var deadline = due;
        due = null;
        lastDue = null;
        while (deadline != null) {
            var next = (Deadline) deadline.next;
            deadline.next = null;
            deadline.fire();
            deadline = next;
        }
    }
}
