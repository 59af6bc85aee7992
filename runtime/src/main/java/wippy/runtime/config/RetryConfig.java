// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a call that failed is made again, after which pauses, and for which errors. Errors that
 * say that they are not retryable, and cancellations, are final.
 *
 * @param maxAttempts how many calls at most, the first included
 * @param initialDelay the pause after the first failure; default 100ms
 * @param maxDelay the longest pause; default 10s
 * @param backoffFactor by which each pause is longer than the one before; default 2
 * @param jitter the share by which a pause is varied at random, 0 to 1; default 0.1
 * @param retryKinds kinds of errors to be tried again; empty for all
 * @param skipKinds kinds not to be tried again
 */
public record RetryConfig(
        long maxAttempts,
        Duration initialDelay,
        Duration maxDelay,
        double backoffFactor,
        double jitter,
        Set<String> retryKinds,
        Set<String> skipKinds) {

    /** One call and no more. */
    public static final RetryConfig NEVER =
            new RetryConfig(
                    1,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10),
                    2.0,
                    0.1,
                    Set.of(),
                    Set.of());

    private static final String CANCELED = "Canceled";

    static RetryConfig read(Fields fields) {
        var config =
                new RetryConfig(
                        fields.integer("max_attempts", NEVER.maxAttempts, 0, Long.MAX_VALUE),
                        fields.delay("initial_delay", NEVER.initialDelay),
                        fields.delay("max_delay", NEVER.maxDelay),
                        fields.number(
                                "backoff_factor", NEVER.backoffFactor, 0, Double.POSITIVE_INFINITY),
                        fields.number("jitter", NEVER.jitter, 0, 1),
                        Set.copyOf(fields.texts("retry_kinds")),
                        Set.copyOf(fields.texts("skip_kinds")));
        fields.warnOfSlips();
        return config;
    }

    /**
     * {@return whether to call again}
     *
     * @param attempt which call has failed, from 1
     * @param kind of the error
     * @param retryable what the error says of itself; null if nothing
     */
    public boolean isWorthIt(long attempt, String kind, @Nullable Boolean retryable) {
        return attempt < maxAttempts
                && !Boolean.FALSE.equals(retryable)
                && !kind.equals(CANCELED)
                && (retryKinds.isEmpty() || retryKinds.contains(kind))
                && !skipKinds.contains(kind);
    }

    /**
     * {@return how long to wait before the next call, in nanoseconds}
     *
     * @param attempt which call has failed, from 1
     * @param random 64 random bits
     */
    public long pauseNanos(long attempt, long random) {
        double grown = initialDelay.toNanos() * Math.pow(backoffFactor, (double) (attempt - 1));
        double capped = Math.min(grown, (double) maxDelay.toNanos());
        double share = (random >>> 11) * 0x1p-53 * 2 - 1; // -1 to 1
        return (long) (capped * (1 + share * jitter));
    }
}
