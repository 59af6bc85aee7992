// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    @Test
    void unbufferedSenderWaitsForItsReceiver() {
        driver.run(
                p -> {
                    var channel = new Channel(p, 0);
                    p.spawnTask(
                            _ -> {
                                log.add("sending");
                                channel.send("a");
                                log.add("sent");
                                return null;
                            });
                    p.yieldTask();
                    log.add("receiving");
                    log.add(channel.receive());
                    p.yieldTask();
                    return null;
                });
        assertThat(log).containsExactly("sending", "receiving", "a", "sent");
    }

    @Test
    void bufferedSenderWaitsOnlyWhenTheBufferIsFull() {
        driver.run(
                p -> {
                    var channel = new Channel(p, 2);
                    p.spawnTask(
                            _ -> {
                                for (int i = 0; i < 4; i++) {
                                    channel.send(i);
                                    log.add("sent " + i);
                                }
                                return null;
                            });
                    p.yieldTask();
                    log.add("receive");
                    for (int i = 0; i < 4; i++) {
                        log.add(channel.receive());
                    }
                    p.yieldTask();
                    return null;
                });
        assertThat(log)
                .containsExactly("sent 0", "sent 1", "receive", 0, 1, 2, "sent 2", "sent 3", 3);
    }

    @Test
    void receiversAreServedFirstComeFirstServed() {
        driver.run(
                p -> {
                    var channel = new Channel(p, 0);
                    for (int i = 0; i < 3; i++) {
                        int me = i;
                        p.spawnTask(_ -> log.add(me + " got " + channel.receive()));
                    }
                    p.yieldTask();
                    for (int i = 10; i < 13; i++) {
                        channel.send(i);
                    }
                    p.yieldTask();
                    return null;
                });
        assertThat(log).containsExactly("0 got 10", "1 got 11", "2 got 12");
    }

    @Test
    void manyValuesKeepTheirOrderAcrossAGrowingBuffer() {
        var got = new ArrayList<Object>();
        driver.run(
                p -> {
                    var channel = new Channel(p, 1000);
                    for (int round = 0; round < 5; round++) {
                        for (int i = 0; i < 300; i++) {
                            channel.send(round * 300 + i);
                        }
                        for (int i = 0; i < 200; i++) {
                            got.add(channel.receive());
                        }
                    }
                    while (channel.size() > 0) {
                        got.add(channel.receive());
                    }
                    return null;
                });
        assertThat(got).hasSize(1500).isSortedAccordingTo((a, b) -> (int) a - (int) b);
    }

    @Test
    void nullIsAValue() {
        driver.run(
                p -> {
                    var channel = new Channel(p, 1);
                    channel.send(null);
                    log.add("" + channel.receive());
                    p.spawnTask(_ -> channel.send(null));
                    log.add("" + channel.receive());
                    return null;
                });
        assertThat(log).containsExactly("null", "null");
    }

    @Test
    void closingWakesReceiversAndLeavesBufferedValues() {
        driver.run(
                p -> {
                    var full = new Channel(p, 1);
                    full.send("last");
                    full.close();
                    log.add(full.receive());
                    log.add(full.receive());
                    log.add(full.receive());
                    var empty = new Channel(p, 0);
                    p.spawnTask(_ -> log.add(empty.receive()));
                    p.spawnTask(_ -> log.add(empty.receive()));
                    p.yieldTask();
                    empty.close();
                    p.yieldTask();
                    return null;
                });
        assertThat(log)
                .containsExactly(
                        "last", Channel.CLOSED, Channel.CLOSED, Channel.CLOSED, Channel.CLOSED);
    }

    @Test
    void closingFailsSendersThatWait() {
        driver.run(
                p -> {
                    var channel = new Channel(p, 0);
                    p.spawnTask(_ -> log.add(channel.send("x")));
                    p.yieldTask();
                    channel.close();
                    p.yieldTask();
                    log.add(channel.receive());
                    return null;
                });
        assertThat(log).containsExactly(false, Channel.CLOSED);
    }

    @Test
    void closingTwiceIsSilentAndSendingAfterwardsIsAnError() {
        var process =
                driver.run(
                        p -> {
                            var channel = new Channel(p, 3);
                            channel.close();
                            channel.close();
                            return channel.send("x");
                        });
        assertThat(process.exitReason())
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crash -> assertThat(crash.error()).hasMessage("send on closed channel"));
    }

    @Test
    void negativeSizeIsAnError() {
        var process = driver.run(p -> new Channel(p, -1));
        assertThat(process.exitReason()).isInstanceOf(ExitReason.Crashed.class);
    }

    @Test
    void aProcessWhoseTasksWaitForEachOtherFails() {
        var process =
                driver.run(
                        p -> {
                            var channel = new Channel(p, 0);
                            p.spawnTask(_ -> channel.receive());
                            return channel.receive();
                        });
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message())
                .startsWith("deadlock: all 2 tasks of {test:host|0x00001}");
    }

    @Test
    void aProcessThatWaitsForItsInboxIsNotDeadlocked() {
        var process = driver.run(p -> p.inbox().receive());
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aProcessThatWaitsWithATimerRunningIsNotDeadlocked() {
        var process =
                driver.run(
                        p -> {
                            Timer.after(p, 5_000_000, _ -> "late");
                            return new Channel(p, 0).receive();
                        });
        assertThat(process.isAlive()).isTrue();
        driver.pass(6);
        assertThat(process.exitReason()).isNotNull();
        assertThat(process.exitReason().message()).startsWith("deadlock: the only task of");
    }
}
