// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what is in a place of limited size. Any thread. */
final class Room {
    private final long size;
    private final AtomicLong taken = new AtomicLong();

    /** A room for so many. */
    Room(long size) {
        this.size = size;
    }

    /** {@return how many fit} */
    long size() {
        return size;
    }

    /** One more wants to come in. {@return false if the room is full} */
    boolean enter() {
        for (; ; ) {
            long count = taken.get();
            if (count >= size) {
                return false;
            }
            if (taken.compareAndSet(count, count + 1)) {
                return true;
            }
        }
    }

    /** One more is in, even if the room is full. */
    void squeeze() {
        taken.incrementAndGet();
    }

    /** One is not in it any more. */
    void leave() {
        taken.decrementAndGet();
    }
}
