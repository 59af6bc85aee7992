// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wippy.actor.Body;
import wippy.actor.ExitReason;
import wippy.actor.Guest;
import wippy.actor.Node;
import wippy.actor.NodeOptions;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.SpawnOptions;
import wippy.actor.SystemEnv;

class EventBusTest {
    private static final int SECONDS_MAX = 30;

    private final EventBus bus = new EventBus(value -> value);
    private final Node node = Node.start(NodeOptions.DEFAULT, new SystemEnv(), value -> value);
    private final ProcessHost host = node.addHost("test:host", 0, 0);

    @AfterEach
    void stop() {
        node.stop();
    }

    @Test
    void eventsOfEachPublisherArriveInItsOrder() throws Exception {
        int publishers = 4;
        int each = 2_000;
        var got = new CompletableFuture<List<Event>>();
        var subscribed = new CompletableFuture<Void>();
        var ended =
                spawn(
                        process -> {
                            var events = new ArrayList<Event>();
                            var all = process.pending(null);
                            subscribe(
                                    process,
                                    event -> {
                                        events.add(event);
                                        if (events.size() == publishers * each) {
                                            all.complete(null);
                                        }
                                    });
                            subscribed.complete(null);
                            all.await();
                            got.complete(events);
                            return null;
                        });
        subscribed.get(SECONDS_MAX, TimeUnit.SECONDS);
        for (int p = 0; p < publishers; p++) {
            String path = "/" + p;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    bus.publish("system", "kind", path, i);
                                }
                            });
        }
        List<Event> events = got.get(SECONDS_MAX, TimeUnit.SECONDS);
        ended.get(SECONDS_MAX, TimeUnit.SECONDS);
        for (int p = 0; p < publishers; p++) {
            String path = "/" + p;
            assertThat(events.stream().filter(event -> event.path().equals(path)))
                    .extracting(Event::data)
                    .isSorted()
                    .hasSize(each);
        }
    }

    @Test
    void subscriptionsOfEndedProcessesDoNotPileUp() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            NamePattern system = NamePattern.of(i % 2 == 0 ? "system" + i : "system*" + i);
            spawn(
                            process -> {
                                bus.subscribe(process, system, null, _ -> {});
                                return null;
                            })
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
        }
        assertThat(bus.size()).isLessThan(2_500);
    }

    @Test
    void anEventTakesAwaySubscriptionsOfEndedProcessesThatItFinds() throws Exception {
        for (int i = 0; i < 10; i++) {
            spawn(
                            process -> {
                                subscribe(process, _ -> {});
                                bus.subscribe(process, NamePattern.of("*"), null, _ -> {});
                                return null;
                            })
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
        }
        assertThat(bus.size()).isEqualTo(20);
        bus.publish("system", "kind", "path", null);
        assertThat(bus.size()).isZero();
    }

    @Test
    void aSubscriptionEndsWhenItsProcessGoesOnWithOtherCode() throws Exception {
        var process = new CompletableFuture<Process>();
        var stale = new CompletableFuture<Event>();
        var hasGoneOn = new CompletableFuture<Object>();
        var end =
                spawn(
                        old -> {
                            subscribe(old, stale::complete);
                            throw old.renew(
                                    renewed -> {
                                        process.complete(renewed);
                                        return hasGoneOn.complete(renewed.inbox().receive());
                                    });
                        });
        Process renewed = process.get(SECONDS_MAX, TimeUnit.SECONDS);
        bus.publish("system", "kind", "path", null);
        node.send(renewed.pid(), "go", null);
        hasGoneOn.get(SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(end).as("of the old code").isNotDone();
        assertThat(stale).isNotDone();
        assertThat(bus.size()).isZero();
    }

    @Test
    void whatCannotBeSentFailsEvenIfNobodyListens() {
        var strict =
                new EventBus(
                        value -> {
                            throw new IllegalArgumentException("cannot be sent: " + value);
                        });
        assertThatThrownBy(() -> strict.publish("system", "kind", "path", 1))
                .hasMessage("cannot be sent: 1");
    }

    private void subscribe(Process process, Consumer<Event> receiver) {
        bus.subscribe(process, NamePattern.of("system"), null, receiver);
    }

    /** {@return completed when the process has ended} */
    private CompletableFuture<Void> spawn(Body body) {
        var ended = new CompletableFuture<Void>();
        host.spawn(
                new Body() {
                    @Override
                    public @Nullable Object run(Process process) throws Throwable {
                        return body.run(process);
                    }

                    @Override
                    public void exited(Process process, ExitReason reason) {
                        ended.complete(null);
                    }
                },
                Guest.NONE,
                SpawnOptions.PLAIN);
        return ended;
    }
}
