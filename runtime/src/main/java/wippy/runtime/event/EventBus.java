// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wippy.actor.Process;

/**
 * Brings events to the processes that subscribed to them, in the order of subscribing; what one
 * process publishes arrives in its order. Nothing waits: a subscriber that is slow has its events
 * kept, like messages. Any thread.
 *
 * <p>Processes end without unsubscribing. Their subscriptions are taken away when an event finds
 * them, and all of them whenever the number of subscriptions has doubled.
 */
public final class EventBus {
    private static final int SWEEP_MIN = 1024;

    private final UnaryOperator<@Nullable Object> copier;
    private final AtomicLong numbers = new AtomicLong();

    /** Those of one system, by the system's name; by number within. */
    private final ConcurrentHashMap<String, ConcurrentSkipListMap<Long, Subscription>> named =
            new ConcurrentHashMap<>();

    /** Those whose system is a pattern. */
    private final ConcurrentSkipListMap<Long, Subscription> patterned =
            new ConcurrentSkipListMap<>();

    private final AtomicLong sinceSweep = new AtomicLong();
    private volatile long sweepAfter = SWEEP_MIN;

    /**
     * Makes one without subscribers.
     *
     * @param copier makes of a Lua value one that belongs to another process; throws if it cannot
     *     be sent
     */
    public EventBus(UnaryOperator<@Nullable Object> copier) {
        this.copier = copier;
    }

    /**
     * Subscribes a process; it gets what is published after this returns.
     *
     * @param system which systems
     * @param kind which kinds; null for all
     * @param receiver called with each event, in the process; must not wait
     */
    public Subscription subscribe(
            Process process,
            NamePattern system,
            @Nullable NamePattern kind,
            Consumer<Event> receiver) {
        sweepIfMany();
        var subscription =
                new Subscription(this, process, numbers.incrementAndGet(), system, kind, receiver);
        if (system.isPlain()) {
            named.compute(
                    system.toString(),
                    (_, known) -> {
                        var all =
                                known == null
                                        ? new ConcurrentSkipListMap<Long, Subscription>()
                                        : known;
                        all.put(subscription.number(), subscription);
                        return all;
                    });
        } else {
            patterned.put(subscription.number(), subscription);
        }
        return subscription;
    }

    /**
     * Publishes an event; texts are Lua strings.
     *
     * @param data a Lua value, which is copied for each subscriber; what cannot be sent throws even
     *     if nobody listens
     */
    public void publish(String system, String kind, String path, @Nullable Object data) {
        var direct = named.get(system);
        var delivery = new Delivery(new Event(system, kind, path, data));
        if (direct != null) {
            delivery.to(direct);
        }
        delivery.to(patterned);
    }

    /** One event on its way; the first subscriber gets the copy that shows that it can be sent. */
    private final class Delivery {
        private final Event published;
        private @Nullable Event copy;

        Delivery(Event published) {
            this.published = published;
            this.copy = copied();
        }

        private Event copied() {
            return new Event(
                    published.system(),
                    published.kind(),
                    published.path(),
                    copier.apply(published.data()));
        }

        void to(Map<Long, Subscription> subscriptions) {
            for (var subscription : subscriptions.values()) {
                if (!subscription.isAlive()) {
                    remove(subscription);
                } else if (subscription.wants(published.system(), published.kind())) {
                    subscription.deliver(copy == null ? copied() : copy);
                    copy = null;
                }
            }
        }
    }

    void remove(Subscription subscription) {
        var system = subscription.system();
        if (!system.isPlain()) {
            patterned.remove(subscription.number());
            return;
        }
        named.computeIfPresent(
                system.toString(),
                (_, known) -> {
                    known.remove(subscription.number());
                    return known.isEmpty() ? null : known;
                });
    }

    /** {@return how many subscriptions it keeps, of ended processes too} */
    int size() {
        int size = patterned.size();
        for (var subscriptions : named.values()) {
            size += subscriptions.size();
        }
        return size;
    }

    private void sweepIfMany() {
        if (sinceSweep.incrementAndGet() <= sweepAfter) {
            return;
        }
        sinceSweep.set(0);
        for (var subscriptions : named.values()) {
            removeDead(subscriptions);
        }
        removeDead(patterned);
        sweepAfter = Math.max(SWEEP_MIN, size());
    }

    private void removeDead(Map<Long, Subscription> subscriptions) {
        for (var subscription : subscriptions.values()) {
            if (!subscription.isAlive()) {
                remove(subscription);
            }
        }
    }
}
