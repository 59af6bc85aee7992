// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private static final long MILLI = 1_000_000;

    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    private void send(Process to, String topic, Object payload) {
        assertThat(driver.node.send(to.pid(), topic, payload)).isTrue();
    }

    private static Object payload(Object message) {
        return ((Message) message).payload();
    }

    /** Waits until it gets a message, then renews the process. */
    private static Body renewing(Body next) {
        return p -> {
            p.listen("renew", null).receive();
            throw p.renew(next);
        };
    }

    @Test
    void allOldTasksUnwindBeforeTheNewMainBegins() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            return p.inbox().receive();
                                        } finally {
                                            log.add("a task unwinds");
                                        }
                                    });
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            p.sleep(1_000 * MILLI);
                                            return null;
                                        } finally {
                                            log.add("a sleeper unwinds");
                                        }
                                    });
                            p.yieldTask();
                            try {
                                throw p.renew(_ -> log.add("new code") ? "result" : null);
                            } finally {
                                log.add("main unwinds");
                            }
                        });
        assertThat(log.subList(0, 3))
                .containsExactlyInAnyOrder("a task unwinds", "a sleeper unwinds", "main unwinds");
        assertThat(log.subList(3, log.size())).containsExactly("new code");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal("result"));
        assertThat(driver.host.size()).isZero();
    }

    @Test
    void whatNobodyReceivedStaysInOrder() {
        var process =
                driver.run(
                        p -> {
                            p.inbox();
                            p.events(null);
                            p.listen("order", null);
                            return renewing(
                                            q -> {
                                                var inbox = q.inbox();
                                                var orders = q.listen("order", m -> payload(m));
                                                for (int i = 0; i < 2; i++) {
                                                    log.add(payload(inbox.receive()));
                                                    log.add(orders.receive());
                                                }
                                                log.add(q.listen("@x", m -> payload(m)).receive());
                                                var event = (Event) q.events(null).receive();
                                                return event.getClass().getSimpleName();
                                            })
                                    .run(p);
                        });
        send(process, "@x", "kept");
        send(process, "a", 1);
        send(process, "order", 2);
        send(process, "b", 3);
        send(process, "order", 4);
        process.cancel(process.pid(), "no hurry");
        send(process, "renew", null);
        driver.settle();
        assertThat(log).containsExactly(1, 2, 3, 4, "kept");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal("Cancel"));
    }

    @Test
    void newCodeMayListenToOtherTopics() {
        var process =
                driver.run(
                        renewing(
                                q -> {
                                    log.add(payload(q.inbox().receive()));
                                    return payload(q.inbox().receive());
                                }));
        send(process, "early", 1);
        send(process, "renew", null);
        send(process, "renew", 2);
        driver.settle();
        assertThat(log).containsExactly(1);
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal(2));
    }

    @Test
    void whatWasGivenToTasksThatUnwindIsNotLost() {
        var process =
                driver.run(
                        p -> {
                            var inbox = p.inbox();
                            var never = new Channel(p, 0);
                            for (int i = 0; i < 2; i++) {
                                p.spawnTask(_ -> log.add(inbox.receive()));
                                p.spawnTask(
                                        _ ->
                                                log.add(
                                                        Select.await(
                                                                p,
                                                                List.of(
                                                                        new Select.Receive(never),
                                                                        new Select.Receive(
                                                                                inbox)))));
                            }
                            var go = new Channel(p, 0);
                            p.spawnTask(_ -> go.receive());
                            p.listen("renew", null).receive();
                            throw p.renew(
                                    q -> {
                                        for (int i = 0; i < 5; i++) {
                                            log.add(payload(q.inbox().receive()));
                                        }
                                        return null;
                                    });
                        });
        // All in one batch: the message that renews wakes its task before the others have run.
        process.inject(
                () -> {
                    send(process, "renew", null);
                    for (int i = 1; i <= 5; i++) {
                        send(process, "m", i);
                    }
                });
        driver.settle();
        assertThat(log).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void pidNamesMonitorsAndLinksStay() {
        Body second =
                q -> {
                    assertThat(q.trapsLinks()).isFalse();
                    log.add(q.pid());
                    return payload(q.listen("end", null).receive());
                };
        var process =
                driver.run(
                        p -> {
                            driver.node.register("name", p);
                            p.trapLinks(true);
                            return renewing(second).run(p);
                        });
        driver.run(
                p -> {
                    p.monitor(process);
                    log.add(((Event.Exit) p.events(null).receive()).reason());
                    return null;
                });
        var linked =
                driver.run(
                        p -> {
                            p.link(process);
                            return p.inbox().receive();
                        });
        send(process, "renew", null);
        driver.settle();
        assertThat(driver.node.lookup("name")).isSameAs(process);
        assertThat(driver.node.find(process.pid())).isSameAs(process);
        assertThat(log).containsExactly(process.pid());
        process.terminate("enough");
        driver.settle();
        assertThat(log).containsExactly(process.pid(), new ExitReason.Killed("enough"));
        assertThat(linked.exitReason()).isEqualTo(new ExitReason.LinkBroken(process.pid()));
        assertThat(driver.node.lookup("name")).isNull();
    }

    @Test
    void aProcessTerminatedWhileItIsRenewedEnds() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            return p.inbox().receive();
                                        } finally {
                                            p.terminate("too late");
                                        }
                                    });
                            p.yieldTask();
                            throw p.renew(_ -> log.add("new code"));
                        });
        assertThat(log).isEmpty();
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Killed("too late"));
        assertThat(driver.host.size()).isZero();
    }

    @Test
    void neitherErrorsNorResultsOfOldTasksCount() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        throw p.renew(q -> q.inbox().receive());
                                    });
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            return p.inbox().receive();
                                        } catch (ProcessKilled e) {
                                            throw new IllegalStateException("while unwinding", e);
                                        }
                                    });
                            try {
                                p.sleep(MILLI);
                            } catch (ProcessKilled e) {
                                log.add("caught");
                            }
                            return "result of old code";
                        });
        assertThat(log).containsExactly("caught");
        assertThat(process.isAlive()).isTrue();
        send(process, "m", null);
        driver.settle();
        assertThat(process.exitReason()).isInstanceOf(ExitReason.Normal.class);
    }

    @Test
    void theFirstOfTwoRenewalsWinsAndALaterOneIsPossible() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            throw p.renew(
                                                    q -> {
                                                        log.add("first");
                                                        throw q.renew(_ -> log.add("again"));
                                                    });
                                        } finally {
                                            log.add("renewed");
                                        }
                                    });
                            p.spawnTask(
                                    _ -> {
                                        throw p.renew(_ -> log.add("second"));
                                    });
                            return p.inbox().receive();
                        });
        assertThat(log).containsExactly("renewed", "first", "again");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal(true));
    }

    @Test
    void timersOfOldCodeEndAndNewCodeCanDeadlock() {
        var process =
                driver.run(
                        p -> {
                            Timer.ticker(p, MILLI, _ -> log.add("tick"));
                            p.inbox();
                            p.events(null);
                            p.sleep(5 * MILLI);
                            log.add("renewed");
                            throw p.renew(q -> new Channel(q, 0).receive());
                        });
        driver.pass(10);
        assertThat(log).startsWith("tick", "tick", "tick").endsWith("renewed");
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message()).startsWith("deadlock");
    }

    @Test
    void changesOfWhatRunsAreOneEventUntilItIsReceived() {
        var process =
                driver.run(
                        p -> {
                            p.events(null);
                            p.listen("go", null).receive();
                            return logOutdated(p, 2);
                        });
        outdate(process, "b", "c");
        outdate(process, "a", "b");
        send(process, "go", null);
        driver.settle();
        assertThat(log).containsExactly("[a, b, c]");
        outdate(process, "d");
        driver.settle();
        assertThat(log).containsExactly("[a, b, c]", "[d]");
    }

    @Test
    void changesThatComeBeforeAnybodyListensAreOneEvent() {
        var process =
                driver.run(
                        p -> {
                            p.listen("go", null).receive();
                            return logOutdated(p, 1);
                        });
        outdate(process, "x");
        process.cancel(process.pid(), "between");
        outdate(process, "y");
        send(process, "go", null);
        driver.settle();
        assertThat(log).containsExactly("[x, y]");
    }

    @Test
    void renewedCodeDoesNotHearThatItWasOutdated() {
        var process =
                driver.run(
                        p -> {
                            p.events(null);
                            return renewing(
                                            q ->
                                                    log.add(
                                                            q.events(null)
                                                                    .receive()
                                                                    .getClass()
                                                                    .getSimpleName()))
                                    .run(p);
                        });
        outdate(process, "x");
        process.cancel(process.pid(), "later");
        send(process, "renew", null);
        driver.settle();
        assertThat(log).containsExactly("Cancel");
    }

    private static void outdate(Process process, String... sources) {
        process.inject(() -> process.outdate(new TreeSet<>(List.of(sources))));
    }

    private Object logOutdated(Process p, int count) {
        var events = p.events(null);
        for (int i = 0; i < count; i++) {
            log.add(((Event.Outdated) events.receive()).sources().toString());
        }
        return null;
    }
}
