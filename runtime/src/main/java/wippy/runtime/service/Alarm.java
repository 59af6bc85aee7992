// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import java.time.Instant;

/** The clock and chance of supervision, so that a test can be in their place. Any thread. */
public interface Alarm {

    /** {@return monotonic time in nanoseconds} */
    long nanos();

    /** {@return the time of day} */
    Instant now();

    /** {@return a random number, all 64 bits} */
    long random();

    /** Runs a short action after a while, on some thread. */
    void after(long nanos, Runnable action);
}
