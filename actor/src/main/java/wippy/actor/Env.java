// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * The world outside: time, chance and threads. Nothing else in this package reads a clock, draws a
 * number or makes a thread, so that another {@code Env} replays a run.
 */
public interface Env {

    /** {@return monotonic time in nanoseconds} Any thread. */
    long nanos();

    /** {@return the time of day} Any thread. */
    Instant now();

    /** {@return a random number, all 64 bits} Any thread. */
    long random();

    /**
     * {@return a random number that nobody can guess, all 64 bits} Any thread. A world that replays
     * gives what {@link #random} would.
     */
    default long secret() {
        return random();
    }

    /**
     * {@return a thread of the operating system, not started}
     *
     * @param stackBytes size of its stack; 0 for the default
     */
    Thread thread(String name, long stackBytes, Runnable body);

    /**
     * {@return the processor time that a thread has had, in nanoseconds; -1 if unknown} Any thread.
     */
    default long cpuNanos(Thread thread) {
        return -1;
    }

    /**
     * {@return the bytes that a thread of {@link #thread} has allocated, with the virtual threads
     * that it carried; -1 if unknown} Any thread but a virtual one.
     */
    default long allocatedBytes(Thread thread) {
        return -1;
    }

    /** {@return what runs work that holds an OS thread while it waits: files, native calls} */
    Executor blocking();
}
