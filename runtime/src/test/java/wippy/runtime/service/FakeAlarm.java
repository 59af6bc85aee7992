// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time that passes when the test says so, from the beginning of 1970 on. */
final class FakeAlarm implements Alarm {
    private record Pending(long at, Runnable action) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            return Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    private long now;

    /** The middle of the range unless set, so that jitter does nothing. */
    private long random = 1L << 63;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, now);
    }

    @Override
    public long random() {
        return random;
    }

    @Override
    public void after(long nanos, Runnable action) {
        pending.add(new Pending(now + nanos, action));
    }

    /** Sets the bits that chance gives from now on. */
    void chance(long bits) {
        random = bits;
    }

    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!pending.isEmpty() && pending.peek().at <= until) {
            Pending next = pending.remove();
            now = next.at;
            next.action.run();
        }
        now = until;
    }
}
