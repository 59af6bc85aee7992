// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wippy.actor.Select.Case;
import wippy.actor.Select.Receive;
import wippy.actor.Select.Selected;
import wippy.actor.Select.Send;

class SelectTest {
    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    @Test
    void firstReadyCaseOfTheListWins() {
        driver.run(
                p -> {
                    var a = new Channel(p, 1);
                    var b = new Channel(p, 1);
                    a.send("a");
                    b.send("b");
                    log.add(Select.await(p, List.of(new Receive(b), new Receive(a))));
                    log.add(Select.await(p, List.of(new Receive(b), new Receive(a))));
                    return null;
                });
        assertThat(log).containsExactly(new Selected(0, "b", true), new Selected(1, "a", true));
    }

    @Test
    void nothingReadyIsSaidWithoutWaiting() {
        driver.run(
                p -> {
                    var full = new Channel(p, 1);
                    full.send(1);
                    List<Case> cases = List.of(new Receive(new Channel(p, 0)), new Send(full, 2));
                    return log.add(Select.tryNow(p, cases));
                });
        assertThat(log).containsExactly(Selected.NONE);
    }

    @Test
    void waitingSelectTakesTheFirstThatBecomesReadyAndLeavesTheOthers() {
        driver.run(
                p -> {
                    var a = new Channel(p, 0);
                    var b = new Channel(p, 0);
                    p.spawnTask(
                            _ -> log.add(Select.await(p, List.of(new Receive(a), new Receive(b)))));
                    p.yieldTask();
                    b.send("b");
                    p.yieldTask();
                    log.add(a.offer("nobody waits any more"));
                    return null;
                });
        assertThat(log).containsExactly(new Selected(1, "b", true), false);
    }

    @Test
    void sendCaseHandsOverAndTellsWhatItSent() {
        driver.run(
                p -> {
                    var a = new Channel(p, 0);
                    p.spawnTask(
                            _ ->
                                    log.add(
                                            Select.await(
                                                    p,
                                                    List.of(
                                                            new Receive(new Channel(p, 0)),
                                                            new Send(a, "v")))));
                    p.yieldTask();
                    log.add(a.receive());
                    p.yieldTask();
                    return null;
                });
        assertThat(log).containsExactly("v", new Selected(1, "v", true));
    }

    @Test
    void closedReceiveCaseIsReadyAndNotOk() {
        driver.run(
                p -> {
                    var closed = new Channel(p, 0);
                    closed.close();
                    return log.add(Select.await(p, List.of(new Receive(closed))));
                });
        assertThat(log).containsExactly(new Selected(0, null, false));
    }

    @Test
    void sendCaseOnClosedChannelIsNeverReady() {
        driver.run(
                p -> {
                    var closed = new Channel(p, 1);
                    closed.close();
                    var open = new Channel(p, 0);
                    p.spawnTask(
                            _ ->
                                    log.add(
                                            Select.await(
                                                    p,
                                                    List.of(
                                                            new Send(closed, 1),
                                                            new Receive(open)))));
                    p.yieldTask();
                    open.send("x");
                    p.yieldTask();
                    return null;
                });
        assertThat(log).containsExactly(new Selected(1, "x", true));
    }

    @Test
    void channelClosedWhileASelectWaitsEndsItNotOk() {
        driver.run(
                p -> {
                    var a = new Channel(p, 0);
                    var b = new Channel(p, 0);
                    p.spawnTask(
                            _ -> log.add(Select.await(p, List.of(new Receive(a), new Send(b, 7)))));
                    p.spawnTask(
                            _ ->
                                    log.add(
                                            Select.await(
                                                    p,
                                                    List.of(
                                                            new Receive(new Channel(p, 0)),
                                                            new Receive(a)))));
                    p.yieldTask();
                    b.close();
                    p.yieldTask();
                    a.close();
                    p.yieldTask();
                    return null;
                });
        assertThat(log).containsExactly(new Selected(1, 7, false), new Selected(1, null, false));
    }

    @Test
    void oneChannelMayStandInSeveralCases() {
        driver.run(
                p -> {
                    var a = new Channel(p, 0);
                    p.spawnTask(
                            _ -> log.add(Select.await(p, List.of(new Receive(a), new Receive(a)))));
                    p.yieldTask();
                    a.send(1);
                    p.yieldTask();
                    log.add(a.offer(2));
                    return null;
                });
        assertThat(log).containsExactly(new Selected(0, 1, true), false);
    }

    @Test
    void selectWithoutCasesIsADeadlock() {
        var process = driver.run(p -> Select.await(p, List.of()));
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message()).startsWith("deadlock:");
    }
}
