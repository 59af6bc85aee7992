// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what workers do for a host, each in places of its own so that none waits for another. */
final class Turns {
    /** Places between those of two workers: they are in different cache lines. */
    private static final int APART = 16;

    private final AtomicLongArray counts;

    /** Counts of so many workers. */
    Turns(int workers) {
        counts = new AtomicLongArray(workers * APART);
    }

    /** The worker of that number begins to serve a process. */
    void add(int worker) {
        increase(worker * APART);
    }

    /** The worker of that number has taken a process from another one. */
    void addTaken(int worker) {
        increase(worker * APART + 1);
    }

    private void increase(int place) {
        counts.setOpaque(place, counts.getPlain(place) + 1);
    }

    /** {@return how often processes were served} Any thread. */
    long count() {
        return sum(0);
    }

    /** {@return how many of them were taken} Any thread. */
    long taken() {
        return sum(1);
    }

    private long sum(int from) {
        long sum = 0;
        for (int i = from; i < counts.length(); i += APART) {
            sum += counts.getOpaque(i);
        }
        return sum;
    }
}
