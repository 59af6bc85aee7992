// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    @Test
    void resultOfMainIsTheResult() {
        var process = driver.run(_ -> "value");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal("value"));
        assertThat(driver.node.find(process.pid())).isNull();
        assertThat(driver.host.size()).isZero();
    }

    @Test
    void otherTasksAreUnwoundSilentlyWhenMainReturns() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        try {
                                            return new Channel(p, 0).receive();
                                        } finally {
                                            log.add("finally");
                                        }
                                    });
                            p.spawnTask(_ -> log.add("never began"));
                            p.yieldTask();
                            p.spawnTask(_ -> log.add("never began"));
                            return "done";
                        });
        assertThat(log).containsExactly("never began", "finally");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal("done"));
    }

    @Test
    void errorInAnyTaskEndsTheProcess() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(
                                    _ -> {
                                        throw new IllegalStateException("broken");
                                    });
                            try {
                                return p.inbox().receive();
                            } finally {
                                log.add("main unwinds");
                            }
                        });
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message()).isEqualTo("broken");
        assertThat(log).containsExactly("main unwinds", "java.lang.IllegalStateException: broken");
    }

    @Test
    void waitingAgainWhileUnwindingIsRefused() {
        var process =
                driver.run(
                        p -> {
                            try {
                                return p.inbox().receive();
                            } finally {
                                assertThatThrownBy(() -> p.sleep(1))
                                        .isSameAs(ProcessKilled.INSTANCE);
                                assertThatThrownBy(() -> p.inbox().receive())
                                        .isSameAs(ProcessKilled.INSTANCE);
                                log.add("refused");
                            }
                        });
        process.terminate("stop");
        driver.settle();
        assertThat(log).containsExactly("refused");
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Killed("stop"));
    }

    @Test
    void aProcessTerminatedBeforeItRanNeverRuns() {
        var process = driver.spawn(_ -> log.add("ran"));
        process.terminate("too early");
        driver.settle();
        assertThat(log).isEmpty();
        assertThat(driver.host.size()).isZero();
        assertThat(driver.node.find(process.pid())).isNull();
    }

    @Test
    void injectedActionRunsInTheProcessAndItsErrorEndsIt() {
        var process = driver.run(p -> p.inbox().receive());
        process.inject(() -> log.add("injected"));
        driver.settle();
        assertThat(log).containsExactly("injected");
        process.inject(
                () -> {
                    throw new IllegalStateException("bad action");
                });
        driver.settle();
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message()).isEqualTo("bad action");
    }

    @Test
    void blockingWorkRunsElsewhereAndItsResultOrErrorComesBack() {
        driver.run(
                p -> {
                    p.spawnTask(_ -> log.add("meanwhile"));
                    log.add(p.blocking(() -> "result"));
                    assertThatThrownBy(
                                    () ->
                                            p.blocking(
                                                    () -> {
                                                        throw new java.io.IOException("no file");
                                                    }))
                            .hasMessage("no file");
                    return log.add("end");
                });
        assertThat(log).containsExactly("meanwhile", "result", "end");
    }

    @Test
    void pendingOperationCompletesOnceAndCallsBack() {
        var pending = new Pending[1];
        driver.run(
                p -> {
                    pending[0] = p.pending(null);
                    pending[0].whenDone(() -> log.add("called back"));
                    return log.add(pending[0].await());
                });
        assertThat(pending[0].complete("a")).isTrue();
        assertThat(pending[0].complete("b")).isFalse();
        assertThat(pending[0].fail(new RuntimeException())).isFalse();
        driver.settle();
        assertThat(log).containsExactly("called back", "a");
    }

    @Test
    void terminatingCallsTheCancelActionOfAWaitingOperation() {
        var process = driver.run(p -> p.pending(() -> log.add("cancelled")).await());
        process.terminate("stop");
        driver.settle();
        assertThat(log).containsExactly("cancelled");
        assertThat(driver.host.size()).isZero();
    }

    @Test
    void aTaskThatFindsItsEndWhenItIsToWaitCallsTheCancelActionToo() {
        driver.run(
                p -> {
                    var operation = p.pending(() -> log.add("cancelled"));
                    p.terminate("stop");
                    return operation.await();
                });
        assertThat(log).containsExactly("cancelled");
        assertThat(driver.host.size()).isZero();
    }

    @Test
    void hostStopsInOrder() {
        var polite =
                driver.run(
                        p -> {
                            var event = (Event.Cancel) p.events(null).receive();
                            return log.add(event.reason());
                        });
        var deaf = driver.run(p -> p.inbox().receive());
        var stubborn =
                driver.run(
                        p -> {
                            p.events(null).receive();
                            return p.inbox().receive();
                        });
        var busy =
                driver.run(
                        p -> {
                            p.sleep(5_000_000);
                            log.add("work done");
                            return p.inbox().receive();
                        });
        var late =
                driver.run(
                        p -> {
                            p.sleep(6_000_000);
                            return ((Event.Cancel) p.events(null).receive()).reason();
                        });
        driver.host.stop("scheduler shutdown", 10_000_000, () -> log.add("stopped"));
        driver.settle();
        assertThat(polite.exitReason()).isInstanceOf(ExitReason.Normal.class);
        assertThat(deaf.exitReason()).isEqualTo(new ExitReason.Killed("scheduler shutdown"));
        assertThat(stubborn.isAlive()).isTrue();
        assertThatThrownBy(() -> driver.spawn(_ -> null)).hasMessage("host test:host is stopping");
        driver.pass(7);
        assertThat(busy.exitReason()).isEqualTo(new ExitReason.Killed("scheduler shutdown"));
        assertThat(late.exitReason()).isEqualTo(new ExitReason.Normal("scheduler shutdown"));
        driver.pass(4);
        assertThat(stubborn.exitReason()).isEqualTo(new ExitReason.Killed("scheduler shutdown"));
        assertThat(log).containsExactly("scheduler shutdown", "work done", "stopped");
    }

    @Test
    void emptyHostStopsAtOnce() {
        driver.host.stop("bye", 1_000_000, () -> log.add("stopped"));
        assertThat(log).containsExactly("stopped");
    }

    @Test
    void aTreeOfProcessesIsWalkedDepthFirst() {
        var most = new int[1];
        var leaves = new int[1];
        driver.run(p -> tree(p, 5, most, leaves));
        assertThat(leaves[0]).isEqualTo(1024);
        assertThat(most[0]).as("processes alive at once").isLessThan(100);
    }

    private Object tree(Process p, int levels, int[] most, int[] leaves) {
        most[0] = Math.max(most[0], driver.host.size());
        if (levels == 0) {
            leaves[0]++;
            return null;
        }
        for (int i = 0; i < 4; i++) {
            driver.spawn(
                    p,
                    child -> {
                        tree(child, levels - 1, most, leaves);
                        return child.send(p, "done", null);
                    },
                    SpawnOptions.PLAIN);
        }
        for (int i = 0; i < 4; i++) {
            p.inbox().receive();
        }
        return null;
    }

    @Test
    void endlessSpawningStarvesNobody() {
        var turns = new int[1];
        driver.spawn(
                p -> {
                    for (; turns[0] < 100; turns[0]++) {
                        p.yieldTask();
                    }
                    return null;
                });
        driver.run(p -> chain(p, turns, 100_000));
        assertThat(turns[0]).isEqualTo(100);
        assertThat(log).containsExactly("chain stopped as the other was through");
    }

    private Object chain(Process p, int[] turns, int left) {
        if (turns[0] == 100) {
            return log.add("chain stopped as the other was through");
        }
        if (left == 0) {
            return log.add("the other starved");
        }
        driver.spawn(p, child -> chain(child, turns, left - 1), SpawnOptions.PLAIN);
        return null;
    }

    @Test
    void fullHostRefuses() {
        var small = driver.node.addHost("small", 0, 2);
        small.spawn(p -> p.inbox().receive(), Guest.NONE, SpawnOptions.PLAIN);
        small.spawn(p -> p.inbox().receive(), Guest.NONE, SpawnOptions.PLAIN);
        assertThatThrownBy(() -> small.spawn(_ -> null, Guest.NONE, SpawnOptions.PLAIN))
                .hasMessage("host small has 2 processes, its maximum");
        assertThat(small.size()).isEqualTo(2);
    }

    @Test
    void theGraceTimeOfAProcessThatHasUnwoundIsForgotten() {
        var one = driver.run(p -> p.inbox().receive());
        one.terminate("stop");
        one.terminate("stop again");
        driver.run(
                p -> {
                    p.spawnTask(q -> q.inbox().receive());
                    p.yieldTask();
                    return "done";
                });
        assertThat(driver.node.clock().advance()).as("the next alarm").isEqualTo(Long.MAX_VALUE);
        assertThat(driver.node.processes()).isEmpty();
    }

    @Test
    void aTerminatedProcessIsGarbageAtOnce() throws InterruptedException {
        try (var running = new Running(NodeOptions.DEFAULT.withGraceNanos(HOUR))) {
            var ended = new WeakReference<>(terminated(running));
            Running.until(
                    "the process is collected",
                    () -> {
                        System.gc();
                        return ended.refersTo(null);
                    });
        }
    }

    private static Process terminated(Running running) throws InterruptedException {
        var process = running.spawn(p -> p.inbox().receive());
        process.terminate("stop");
        Running.until("it has ended", () -> running.node.find(process.pid()) == null);
        return process;
    }

    /** All workers were busy elsewhere, say, for the whole grace time. */
    @Test
    void aProcessThatIsDeadBeforeItHearsOfItsEndStillUnwinds() {
        var process =
                driver.run(
                        p -> {
                            p.spawnTask(_ -> receiveAndTell(p));
                            return receiveAndTell(p);
                        });
        process.terminate("too slow");
        driver.node.clock().advance();
        driver.env.pass(driver.node.options().graceNanos() + 1_000_000);
        driver.node.clock().advance();
        assertThat(driver.node.find(process.pid())).isNull();
        assertThat(driver.node.stuck()).containsExactly(process);
        driver.settle();
        assertThat(log).containsExactly("unwound", "unwound");
        assertThat(driver.node.stuck()).isEmpty();
    }

    private Object receiveAndTell(Process p) {
        try {
            return p.inbox().receive();
        } finally {
            log.add("unwound");
        }
    }
}
