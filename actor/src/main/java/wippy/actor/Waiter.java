// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** One task waiting at one channel; a select has one for each of its cases. */
final class Waiter {
    final Task task;
    final Channel channel;

    /** Waits to send {@link #value}, not to receive. */
    final boolean sends;

    final @Nullable Object value;

    /** Which case of a select this is. */
    final int index;

    /** Whether it stands in its channel's list. */
    boolean listed;

    @Nullable Waiter next;
    @Nullable Waiter previous;

    Waiter(Task task, Channel channel, boolean sends, @Nullable Object value, int index) {
        this.task = task;
        this.channel = channel;
        this.sends = sends;
        this.value = value;
        this.index = index;
    }
}
