// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages and events of a process go, beyond the short way to its inbox: channels of
 * single topics, the events channel, and what nobody listens to yet. Nothing is dropped, and the
 * messages of one topic stay in order. Serial context.
 *
 * <p>What was kept comes to a channel that is opened when the process next takes signals: code that
 * opens its inbox and then listens to topics gets the messages of each where it wants them, also
 * those that came before.
 */
final class Topics {
    /** As documented for listeners; what does not fit is kept all the same. */
    private static final int LISTEN_CAPACITY = 1;

    private final Process process;
    private @Nullable Map<String, Channel> listeners;
    private @Nullable List<Message> kept;

    /** What was kept is on its way; until then all messages are kept. */
    private boolean isRedelivering;

    private @Nullable Channel events;
    private @Nullable List<Event> keptEvents;

    Topics(Process process) {
        this.process = process;
    }

    /** {@return whether every message that the inbox may have can go straight there} */
    boolean isInboxOnly() {
        return listeners == null && !isRedelivering;
    }

    /** {@return how many messages and events wait here} */
    int size() {
        int size = kept == null ? 0 : kept.size();
        if (listeners != null) {
            for (var channel : listeners.values()) {
                size += channel.size();
            }
        }
        return size
                + (events == null ? 0 : events.size())
                + (keptEvents == null ? 0 : keptEvents.size());
    }

    /** {@return whether the events channel was asked for} */
    boolean hearsEvents() {
        return events != null;
    }

    /** Delivers a message to the listener of its topic, else to the inbox, else keeps it. */
    void message(Message message, @Nullable Channel inbox) {
        var channel = isRedelivering ? null : target(message, inbox);
        if (channel != null) {
            channel.feed(message);
        } else {
            keep(message);
        }
    }

    /** {@return the channel of a topic, made if there is none} */
    Channel listen(String topic, @Nullable Function<Object, @Nullable Object> view) {
        if (listeners == null) {
            listeners = new LinkedHashMap<>();
        }
        var channel = listeners.get(topic);
        if (channel == null) {
            channel = new Channel(process, LISTEN_CAPACITY, view);
            listeners.put(topic, channel);
            process.sources(1);
            channelOpened();
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
        if (event instanceof Event.Outdated outdated && isJoined(outdated)) {
            return;
        }
        if (events != null) {
            events.feed(event);
        } else {
            keep(event);
        }
    }

    private void keep(Event event) {
        if (keptEvents == null) {
            keptEvents = new ArrayList<>(1);
        }
        keptEvents.add(event);
    }

    private void keep(Message message) {
        if (kept == null) {
            kept = new ArrayList<>();
        }
        kept.add(message);
    }

    /** {@return whether one that nobody has received yet has taken it up} */
    private boolean isJoined(Event.Outdated event) {
        var join = new Joining(event);
        if (events != null) {
            events.replaceAll(join);
        } else if (keptEvents != null) {
            keptEvents.replaceAll(waiting -> (Event) join.apply(waiting));
        }
        return join.isDone;
    }

    private static final class Joining implements UnaryOperator<@Nullable Object> {
        private final Event.Outdated event;
        private boolean isDone;

        Joining(Event.Outdated event) {
            this.event = event;
        }

        @Override
        public @Nullable Object apply(@Nullable Object waiting) {
            if (waiting instanceof Event.Outdated earlier) {
                isDone = true;
                return earlier.and(event);
            }
            return waiting;
        }
    }

    /** A task that was given this unwinds before it could take it: it is kept. */
    void notTaken(@Nullable Object value) {
        if (value instanceof Message message) {
            keep(message);
        } else if (value instanceof Event event) {
            keep(event);
        }
    }

    /** All channels go; what nobody has received from them is kept. */
    void forgetChannels(@Nullable Channel inbox) {
        int gone = 0;
        if (inbox != null) {
            inbox.drain().forEach(this::notTaken);
            gone++;
        }
        if (listeners != null) {
            for (var channel : listeners.values()) {
                channel.drain().forEach(this::notTaken);
                gone++;
            }
            listeners = null;
        }
        if (events != null) {
            events.drain().forEach(this::notTaken);
            events = null;
            gone++;
        }
        if (keptEvents != null) {
            keptEvents.removeIf(event -> event instanceof Event.Outdated);
        }
        process.sources(-gone);
    }

    /** {@return the events channel, made if there is none} */
    Channel events(@Nullable Function<Object, @Nullable Object> view) {
        if (events == null) {
            events = new Channel(process, 0, view);
            process.sources(1);
            if (keptEvents != null) {
                keptEvents.forEach(events::feed);
                keptEvents = null;
            }
        }
        return events;
    }

    private @Nullable Channel target(Message message, @Nullable Channel inbox) {
        var listener = listeners == null ? null : listeners.get(message.topic());
        return listener != null || message.topic().startsWith("@") ? listener : inbox;
    }

    /** The inbox, or the channel of a topic, is new: it gets what was kept and may go there. */
    void channelOpened() {
        if (kept != null && !isRedelivering) {
            isRedelivering = true;
            process.inject(this::redeliver);
        }
    }

    private void redeliver() {
        isRedelivering = false;
        var waiting = kept;
        kept = null;
        if (waiting != null) {
            waiting.forEach(process::route);
        }
    }
}
