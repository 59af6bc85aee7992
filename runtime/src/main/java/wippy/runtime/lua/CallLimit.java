// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls of a function run at once; further ones wait, and start in the order in which they
 * came. Any thread; without locks, since calls end on whichever thread ends their process.
 */
public final class CallLimit {
    private final int max;

    /** Calls that run or wait. */
    private final AtomicInteger calls = new AtomicInteger();

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** A call that waits. */
    public interface Waiting {
        /** Starts it, on the thread of a call that ends. {@return false if it is not wanted now} */
        boolean start();
    }

    /** So many at once, at least one. */
    public CallLimit(int max) {
        this.max = max;
    }

    /**
     * {@return whether a call may start now} If not, it is started later. Either way {@link #leave}
     * follows once when it has ended.
     */
    public boolean enter(Waiting call) {
        if (calls.incrementAndGet() <= max) {
            return true;
        }
        waiting.add(call);
        return false;
    }

    /** A call that had started has ended: the next one starts. */
    public void leave() {
        while (calls.getAndDecrement() > max) {
            Waiting next = waiting.poll();
            while (next == null) { // it has counted itself and is about to join the queue
                Thread.onSpinWait();
                next = waiting.poll();
            }
            if (next.start()) {
                return;
            }
        }
    }
}
