// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to, or received by, a process. Its payload was copied when it was sent and
 * belongs to the receiver.
 */
public final class Message extends Signal {
    private final String topic;
    private final @Nullable Object payload;
    private final @Nullable Pid from;

    Message(String topic, @Nullable Object payload, @Nullable Pid from) {
        this.topic = topic;
        this.payload = payload;
        this.from = from;
    }

    /** {@return the topic that it was sent to} */
    public String topic() {
        return topic;
    }

    /** {@return the payload as the copier made it} */
    public @Nullable Object payload() {
        return payload;
    }

    /** {@return who sent it, null if no process did} */
    public @Nullable Pid from() {
        return from;
    }

    @Override
    void deliver(Process process) {
        process.route(this);
    }
}
