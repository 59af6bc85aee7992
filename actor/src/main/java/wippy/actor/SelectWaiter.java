// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** A task waiting at the channel of one case of its select. */
final class SelectWaiter extends Waiter {
    private final Task task;

    /** Which case this is. */
    final int index;

    SelectWaiter(Task task, Channel channel, boolean sends, @Nullable Object value, int index) {
        this.task = task;
        this.channel = channel;
        this.sends = sends;
        this.value = value;
        this.index = index;
    }

    @Override
    Task task() {
        return task;
    }
}
