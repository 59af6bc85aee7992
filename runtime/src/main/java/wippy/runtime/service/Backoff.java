// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import wippy.runtime.config.RestartConfig;

/** How long to wait before a restart. */
final class Backoff {

    private Backoff() {}

    /**
     * {@return the delay in nanoseconds}
     *
     * @param attempt how many restarts in a row this one is, from 1
     * @param random 64 random bits
     */
    static long delay(RestartConfig restart, long attempt, long random) {
        double base = restart.initialDelay().toNanos();
        double grown = base * Math.pow(restart.backoffFactor(), (double) (attempt - 1));
        double capped = Math.min(grown, (double) restart.maxDelay().toNanos());
        double share = (random >>> 11) * 0x1p-53 * 2 - 1; // -1 to 1
        return Math.round(capped * (1 + share * restart.jitter()));
    }
}
