// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages and events of a process go, beyond the short way to its inbox: channels of
 * single topics, the events channel, and what nobody listens to yet. Nothing is dropped, and the
 * messages of one topic stay in order. Serial context.
 */
final class Topics {
    /** As documented for listeners; what does not fit is kept all the same. */
    private static final int LISTEN_CAPACITY = 1;

    private final Process process;
    private @Nullable Map<String, Channel> listeners;
    private @Nullable List<Message> kept;
    private @Nullable Channel events;
    private @Nullable Deque<Event> keptEvents;

    Topics(Process process) {
        this.process = process;
    }

    /** {@return whether every message that the inbox may have can go straight there} */
    boolean isInboxOnly() {
        return listeners == null;
    }

    /** {@return whether the events channel was asked for} */
    boolean hearsEvents() {
        return events != null;
    }

    /** Delivers a message to the listener of its topic, else to the inbox, else keeps it. */
    void message(Message message, @Nullable Channel inbox) {
        var channel = target(message, inbox);
        if (channel != null) {
            channel.feedViewed(message);
        } else {
            if (kept == null) {
                kept = new ArrayList<>();
            }
            kept.add(message);
        }
    }

    /** The inbox appeared: it gets what was kept and may go there. */
    void inboxOpened(Channel inbox) {
        redeliver(inbox);
    }

    /** {@return the channel of a topic, made if there is none} */
    Channel listen(
            String topic,
            @Nullable Channel inbox,
            @Nullable Function<Object, @Nullable Object> view) {
        if (listeners == null) {
            listeners = new LinkedHashMap<>();
        }
        var channel = listeners.get(topic);
        if (channel == null) {
            channel = new Channel(process, LISTEN_CAPACITY, view);
            listeners.put(topic, channel);
            process.sources(1);
            redeliver(inbox);
        }
        return channel;
    }

    /** {@return whether the channel was listening; it is closed} */
    boolean unlisten(Channel channel) {
        if (listeners == null || !listeners.values().remove(channel)) {
            return false;
        }
        if (listeners.isEmpty()) {
            listeners = null;
        }
        process.sources(-1);
        channel.close();
        return true;
    }

    /** Delivers an event, or keeps it until {@link #events}. */
    void event(Event event) {
        if (events != null) {
            events.feedViewed(event);
        } else {
            if (keptEvents == null) {
                keptEvents = new ArrayDeque<>();
            }
            keptEvents.add(event);
        }
    }

    /** {@return the events channel, made if there is none} */
    Channel events(@Nullable Function<Object, @Nullable Object> view) {
        if (events == null) {
            events = new Channel(process, 0, view);
            process.sources(1);
            if (keptEvents != null) {
                keptEvents.forEach(events::feedViewed);
                keptEvents = null;
            }
        }
        return events;
    }

    private @Nullable Channel target(Message message, @Nullable Channel inbox) {
        var listener = listeners == null ? null : listeners.get(message.topic());
        return listener != null || message.topic().startsWith("@") ? listener : inbox;
    }

    private void redeliver(@Nullable Channel inbox) {
        var waiting = kept;
        if (waiting != null) {
            kept = null;
            for (var message : waiting) {
                message(message, inbox);
            }
        }
    }
}
