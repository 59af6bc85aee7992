// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of the end of a process, and the names that end with it. Made when the first of them
 * appears; closed when the process ends, after which nothing can be added.
 *
 * <p>Other processes add themselves, so this is the one part of a process that has a lock. It is
 * held for a few instructions and never across another.
 */
@Elsewhere
final class Relations {
    /** The other one hears of the end of this one. */
    static final int MONITOR = 1;

    /** Both fail together. */
    static final int LINK = 2;

    /** This one hears of the end of the other one. */
    static final int MONITORS = 4;

    static final int ALL = MONITOR | LINK | MONITORS;

    /** Those of every process that has ended. */
    static final Relations CLOSED = new Relations();

    static {
        CLOSED.closed = true;
    }

    private boolean closed;

    /** The only watcher, as most have at most one: the parent. */
    private @Nullable Process single;

    private int singleBits;
    private @Nullable Map<Process, Integer> watchers;
    private @Nullable List<String> names;

    /**
     * Adds bits to what {@code watcher} is to this process.
     *
     * @return the bits before; -1 if the process has ended
     */
    synchronized int add(Process watcher, int bits) {
        if (closed) {
            return -1;
        }
        if (watchers == null) {
            if (single == null || single == watcher) {
                int before = singleBits;
                single = watcher;
                singleBits = before | bits;
                return before;
            }
            watchers = new LinkedHashMap<>();
            watchers.put(single, singleBits);
            single = null;
            singleBits = 0;
        }
        int before = watchers.getOrDefault(watcher, 0);
        watchers.put(watcher, before | bits);
        return before;
    }

    /**
     * Removes bits from what {@code watcher} is to this process. Nothing once it is closed: from
     * then on whoever ends is telling those who are there, without the lock.
     */
    synchronized void remove(Process watcher, int bits) {
        if (closed) {
            return;
        }
        if (single == watcher) {
            singleBits &= ~bits;
            if (singleBits == 0) {
                single = null;
            }
        } else if (watchers != null) {
            watchers.computeIfPresent(
                    watcher, (_, before) -> (before & ~bits) == 0 ? null : before & ~bits);
        }
    }

    /** {@return false if the process has ended} */
    synchronized boolean addName(String name) {
        if (closed) {
            return false;
        }
        if (names == null) {
            names = new ArrayList<>(1);
        }
        names.add(name);
        return true;
    }

    /** Nothing once it is closed, as in {@link #remove}. */
    synchronized void removeName(String name) {
        if (!closed && names != null) {
            names.remove(name);
        }
    }

    /** {@return the watchers, in the order of arrival} */
    synchronized List<Relation> snapshot() {
        var all = new ArrayList<Relation>();
        forEach((other, bits) -> all.add(relation(other, bits)));
        return all;
    }

    private static Relation relation(Process other, int bits) {
        return new Relation(
                other, (bits & LINK) != 0, (bits & MONITOR) != 0, (bits & MONITORS) != 0);
    }

    /** {@return the names} */
    synchronized List<String> names() {
        return names == null ? List.of() : List.copyOf(names);
    }

    /** {@return whether nobody hears of its end, it hears of nobody's, and it has no name} */
    synchronized boolean isEmpty() {
        return single == null
                && (watchers == null || watchers.isEmpty())
                && (names == null || names.isEmpty());
    }

    /** Closes it and returns the names. */
    synchronized List<String> close() {
        closed = true;
        return names == null ? List.of() : names;
    }

    /**
     * Passes each watcher and its bits, in the order of arrival. With the lock, or after {@link
     * #close}.
     */
    void forEach(BiConsumer<Process, Integer> action) {
        if (single != null) {
            action.accept(single, singleBits);
        } else if (watchers != null) {
            watchers.forEach(action);
        }
    }
}
