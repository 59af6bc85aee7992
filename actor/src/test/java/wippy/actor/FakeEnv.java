// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/** A world in which time passes when told to, and blocking work waits until told to. */
final class FakeEnv implements Env {
    final Queue<Runnable> work = new ArrayDeque<>();
    private final SplittableRandom random;
    private long nanos = 1_000_000_000_000L;

    /** By the only thread. */
    long allocated;

    FakeEnv(long seed) {
        random = new SplittableRandom(seed);
    }

    void pass(long duration) {
        nanos += duration;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long random() {
        return random.nextLong();
    }

    @Override
    public Thread thread(String name, long stackBytes, Runnable body) {
        throw new AssertionError("a driven node makes no threads, but asked for " + name);
    }

    @Override
    public long allocatedBytes(Thread thread) {
        return allocated;
    }

    @Override
    public Executor blocking() {
        return work::add;
    }
}
