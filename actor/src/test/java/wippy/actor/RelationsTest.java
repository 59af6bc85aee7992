// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Links, monitors, names and exits. */
class RelationsTest {
    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    private Object describe(Object event) {
        return switch ((Event) event) {
            case Event.Exit exit ->
                    "exit " + exit.from() + " " + exit.reason().getClass().getSimpleName();
            case Event.LinkDown down -> "down " + down.from() + " " + down.reason().message();
            case Event.Cancel cancel -> "cancel " + cancel.reason();
            case Event.Outdated outdated -> "outdated " + outdated.sources();
        };
    }

    @Test
    void monitorHearsOfNormalAndFailedExits() {
        driver.run(
                p -> {
                    var events = p.events(this::describe);
                    driver.spawn(p, _ -> "result", SpawnOptions.MONITORED);
                    log.add(events.receive());
                    driver.spawn(
                            p,
                            _ -> {
                                throw new IllegalStateException("broken");
                            },
                            SpawnOptions.MONITORED);
                    log.add(events.receive());
                    return null;
                });
        assertThat(log)
                .containsExactly(
                        "exit {test:host|0x00002} Normal",
                        "java.lang.IllegalStateException: broken",
                        "exit {test:host|0x00003} Crashed");
    }

    @Test
    void exitCarriesACopyOfTheResult() {
        var copying = new Driver(1, 0, value -> "copy of " + value);
        copying.run(
                p -> {
                    copying.spawn(p, _ -> "result", SpawnOptions.MONITORED);
                    var exit = (Event.Exit) p.events(null).receive();
                    return copying.log.add(exit.reason());
                });
        assertThat(copying.log).containsExactly(new ExitReason.Normal("copy of result"));
    }

    @Test
    void eventsThatCameEarlyAreKept() {
        driver.run(
                p -> {
                    driver.spawn(p, _ -> null, SpawnOptions.MONITORED);
                    p.sleep(1_000_000);
                    return log.add(p.events(this::describe).receive());
                });
        driver.pass(2);
        assertThat(log).containsExactly("exit {test:host|0x00002} Normal");
    }

    @Test
    void brokenLinkEndsTheOther() {
        var parent =
                driver.run(
                        p -> {
                            driver.spawn(
                                    p,
                                    _ -> {
                                        throw new IllegalStateException("broken");
                                    },
                                    SpawnOptions.LINKED);
                            return p.inbox().receive();
                        });
        assertThat(parent.exitReason()).isInstanceOf(ExitReason.LinkBroken.class);
        assertThat(parent.exitReason().message()).isEqualTo("linked process failed");
    }

    @Test
    void linkWorksInBothDirectionsAndDownTheChain() {
        var last = new Process[2];
        var parent =
                driver.run(
                        p -> {
                            last[0] =
                                    driver.spawn(
                                            p,
                                            q -> {
                                                last[1] =
                                                        driver.spawn(
                                                                q,
                                                                r -> r.inbox().receive(),
                                                                SpawnOptions.LINKED);
                                                return q.inbox().receive();
                                            },
                                            SpawnOptions.LINKED);
                            return p.inbox().receive();
                        });
        parent.terminate("stop");
        driver.settle();
        assertThat(last[0].exitReason()).isEqualTo(new ExitReason.LinkBroken(parent.pid()));
        assertThat(last[1].exitReason()).isEqualTo(new ExitReason.LinkBroken(last[0].pid()));
    }

    @Test
    void normalEndBreaksNoLink() {
        var parent =
                driver.run(
                        p -> {
                            driver.spawn(p, _ -> "fine", SpawnOptions.LINKED);
                            return p.inbox().receive();
                        });
        assertThat(parent.isAlive()).isTrue();
    }

    @Test
    void trappedLinkIsAnEvent() {
        driver.run(
                p -> {
                    p.trapLinks(true);
                    var child = driver.spawn(p, q -> q.inbox().receive(), SpawnOptions.LINKED);
                    child.terminate("process terminated");
                    return log.add(p.events(this::describe).receive());
                });
        assertThat(log).containsExactly("down {test:host|0x00002} process terminated");
    }

    @Test
    void linkedAndMonitoredHearsBoth() {
        driver.run(
                p -> {
                    p.trapLinks(true);
                    var child =
                            driver.spawn(
                                    p, q -> q.inbox().receive(), SpawnOptions.LINKED_MONITORED);
                    child.terminate("over");
                    var events = p.events(this::describe);
                    log.add(events.receive());
                    log.add(events.receive());
                    return null;
                });
        assertThat(log)
                .containsExactly(
                        "down {test:host|0x00002} over", "exit {test:host|0x00002} Killed");
    }

    @Test
    void monitoringTwiceIsAnErrorLinkingTwiceIsNot() {
        var target = driver.run(p -> p.inbox().receive());
        driver.run(
                p -> {
                    p.link(target);
                    p.link(target);
                    p.monitor(target);
                    assertThatThrownBy(() -> p.monitor(target))
                            .isInstanceOfSatisfying(
                                    ActorException.class,
                                    e ->
                                            assertThat(e.kind())
                                                    .isEqualTo(ActorException.Kind.ALREADY_EXISTS));
                    p.unmonitor(target);
                    p.monitor(target);
                    return log.add("done");
                });
        assertThat(log).containsExactly("done");
    }

    @Test
    void relatingToTheDeadIsNotFoundAndUndoingNothingIsFine() {
        var dead = driver.run(_ -> null);
        driver.run(
                p -> {
                    for (Runnable relate :
                            List.<Runnable>of(() -> p.monitor(dead), () -> p.link(dead))) {
                        assertThatThrownBy(relate::run)
                                .hasMessage("pid not registered: " + dead)
                                .isInstanceOfSatisfying(
                                        ActorException.class,
                                        e ->
                                                assertThat(e.kind())
                                                        .isEqualTo(ActorException.Kind.NOT_FOUND));
                    }
                    p.unmonitor(dead);
                    p.unlink(dead);
                    return log.add("done");
                });
        assertThat(log).containsExactly("done");
    }

    @Test
    void undoneRelationsAreSilent() {
        var target = driver.run(p -> p.inbox().receive());
        var watcher =
                driver.run(
                        p -> {
                            p.monitor(target);
                            p.link(target);
                            p.unmonitor(target);
                            p.unlink(target);
                            return p.events(this::describe).receive();
                        });
        target.terminate("gone");
        driver.settle();
        assertThat(watcher.isAlive()).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void theDeadAreForgottenByThoseTheyWatched() {
        var target = driver.run(p -> p.inbox().receive());
        for (int i = 0; i < 3; i++) {
            driver.run(
                    p -> {
                        p.monitor(target);
                        p.link(target);
                        return null;
                    });
        }
        target.openRelations().forEach((watcher, bits) -> log.add(watcher + " is still " + bits));
        assertThat(log).isEmpty();
    }

    @Test
    void cancelIsAnEventAndNothingElse() {
        var process = driver.run(p -> log.add(p.events(this::describe).receive()));
        process.cancel(new Pid("local", "x", 7), "please");
        driver.settle();
        assertThat(log).containsExactly("cancel please");
        var deaf = driver.run(p -> p.inbox().receive());
        deaf.cancel(new Pid("local", "x", 7), "please");
        driver.settle();
        assertThat(deaf.isAlive()).isTrue();
    }

    @Test
    void namesAreUniqueAndEndWithTheirProcess() {
        var node = driver.node;
        var a = driver.run(p -> p.inbox().receive());
        var b = driver.run(p -> p.inbox().receive());
        node.register("one", a);
        node.register("one", a);
        node.register("two", a);
        assertThat(node.lookup("one")).isSameAs(a);
        assertThatThrownBy(() -> node.register("one", b))
                .hasMessage("name already registered: one")
                .isInstanceOfSatisfying(
                        ActorException.class,
                        e -> assertThat(e.kind()).isEqualTo(ActorException.Kind.ALREADY_EXISTS));
        assertThat(node.unregister("two")).isTrue();
        assertThat(node.unregister("two")).isFalse();
        node.register("two", b);
        a.terminate("gone");
        driver.settle();
        assertThat(node.lookup("one")).isNull();
        assertThat(node.lookup("two")).isSameAs(b);
        assertThatThrownBy(() -> node.register("three", a)).isInstanceOf(ActorException.class);
        assertThat(node.lookup("three")).isNull();
    }

    @Test
    void spawnWithATakenNameSignalsTheHolderInstead() {
        var options =
                new SpawnOptions(
                        false,
                        false,
                        "single",
                        List.of(new SpawnOptions.Queued("a", 1), new SpawnOptions.Queued("b", 2)));
        Body body =
                p -> {
                    for (; ; ) {
                        var message = (Message) p.inbox().receive();
                        log.add(p.number() + message.topic() + message.payload() + message.from());
                    }
                };
        var first = driver.host.spawn(body, Guest.NONE, options);
        var second = driver.host.spawn(body, Guest.NONE, options);
        driver.settle();
        assertThat(second).isSameAs(first);
        assertThat(driver.host.size()).isEqualTo(1);
        assertThat(log).containsExactly("1a1null", "1b2null", "1a1null", "1b2null");
    }

    @Test
    void spawnWithATakenNameTiesNobodyAndLeavesNoProcess() {
        var holder =
                driver.host.spawn(
                        p -> p.events(null).receive(),
                        Guest.NONE,
                        new SpawnOptions(false, false, "single", List.of()));
        var tied = new SpawnOptions(true, true, "single", List.of());
        var parent =
                driver.run(
                        p -> {
                            assertThat(driver.spawn(p, q -> log.add("ran"), tied)).isSameAs(holder);
                            assertThat(driver.node.processes())
                                    .containsExactlyInAnyOrder(p, holder);
                            return describe(p.events(null).receive());
                        });
        holder.terminate("gone");
        driver.settle();
        assertThat(parent.isAlive()).isTrue();
        parent.terminate("stop");
        driver.settle();
        assertThat(log).isEmpty();
        assertThat(driver.host.size()).isZero();
        assertThat(driver.node.lookup("single")).isNull();
    }

    /** Two that watch each other may end at the same time, on two workers. */
    @Test
    void whoIsBeingToldIsTheSameUntilAllAreTold() {
        var relations = new Relations();
        var watchers = List.of(driver.spawn(_ -> 1), driver.spawn(_ -> 2), driver.spawn(_ -> 3));
        watchers.forEach(watcher -> relations.add(watcher, Relations.MONITOR));
        relations.addName("a");
        relations.addName("b");
        for (var name : relations.close()) {
            relations.removeName("a");
            relations.removeName("b");
            log.add(name);
        }
        relations.forEach(
                (watcher, _) -> {
                    watchers.forEach(other -> relations.remove(other, Relations.ALL));
                    log.add(watcher);
                });
        assertThat(log)
                .containsExactly("a", "b", watchers.get(0), watchers.get(1), watchers.get(2));
    }
}
