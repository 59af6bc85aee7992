// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/**
 * What a process may use at most; 0 of anything is as much as there is.
 *
 * @param mailbox messages that it has not received; a full mailbox refuses further ones
 * @param cpuNanos processor time in nanoseconds; who uses more ends with {@link
 *     ExitReason.LimitExceeded}
 */
public record Limits(long mailbox, long cpuNanos) {

    /** Without limits. */
    public static final Limits NONE = new Limits(0, 0);

    /** {@return the stricter of both, limit by limit} */
    public Limits and(Limits other) {
        return other == NONE
                ? this
                : new Limits(stricter(mailbox, other.mailbox), stricter(cpuNanos, other.cpuNanos));
    }

    private static long stricter(long one, long other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }
}
