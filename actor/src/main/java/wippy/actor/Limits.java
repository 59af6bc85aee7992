// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.Locale;

/**
 * What a process may use at most; 0 of anything is as much as there is.
 *
 * @param mailbox messages that it has not received; a full mailbox refuses further ones
 * @param cpuNanos processor time in nanoseconds; who uses more ends with {@link
 *     ExitReason.LimitExceeded}
 * @param memory bytes that it holds, as its guest's {@link Guest#census} counts them; who holds
 *     more ends with {@link ExitReason.LimitExceeded}, at the latest when it holds half as much
 *     again and what a millisecond can allocate
 */
public record Limits(long mailbox, long cpuNanos, long memory) {

    /** Without limits. */
    public static final Limits NONE = new Limits(0, 0, 0);

    private static final double MEGABYTE = 1 << 20;

    /** {@return the stricter of both, limit by limit} */
    public Limits and(Limits other) {
        return other == NONE
                ? this
                : new Limits(
                        stricter(mailbox, other.mailbox),
                        stricter(cpuNanos, other.cpuNanos),
                        stricter(memory, other.memory));
    }

    private static long stricter(long one, long other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }

    /** {@return such as {@code 1.5 MB}} */
    static String inMegabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
