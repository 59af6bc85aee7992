// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * One place in a channel's list of those who wait: the task itself, as most wait for one channel at
 * a time, or a case of its select.
 */
abstract sealed class Waiter permits Task, SelectWaiter {
    /** Where it waits, null when nowhere. */
    @Nullable Channel channel;

    /** Waits to send {@link #value}, not to receive. */
    boolean sends;

    @Nullable Object value;

    /** Neighbours in the channel's list, which is a ring; null when it is not in it. */
    @Nullable Waiter after;

    @Nullable Waiter before;

    /** {@return whose wait it is} */
    abstract Task task();
}
