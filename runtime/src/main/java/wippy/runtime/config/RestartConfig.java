// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.time.Duration;

/**
 * When a failed service is started again: after {@code initialDelay}, then each time {@code
 * backoffFactor} times later, up to {@code maxDelay}.
 *
 * @param initialDelay before the first restart; default 1s
 * @param maxDelay the longest delay; default 90s
 * @param backoffFactor from 1 on; default 2
 * @param jitter the share by which a delay is varied at random, 0 to 1; default 0.1
 * @param maxAttempts how often in a row; 0, the default, is without end
 */
public record RestartConfig(
        Duration initialDelay,
        Duration maxDelay,
        double backoffFactor,
        double jitter,
        long maxAttempts) {

    /** What holds when an entry says nothing. */
    public static final RestartConfig DEFAULT =
            new RestartConfig(Duration.ofSeconds(1), Duration.ofSeconds(90), 2.0, 0.1, 0);

    static RestartConfig read(Fields fields) {
        var config =
                new RestartConfig(
                        fields.duration("initial_delay", DEFAULT.initialDelay),
                        fields.duration("max_delay", DEFAULT.maxDelay),
                        fields.number(
                                "backoff_factor",
                                DEFAULT.backoffFactor,
                                1,
                                Double.POSITIVE_INFINITY),
                        fields.number("jitter", DEFAULT.jitter, 0, 1),
                        fields.integer("max_attempts", DEFAULT.maxAttempts, 0, Long.MAX_VALUE));
        fields.warnOfSlips();
        return config;
    }
}
