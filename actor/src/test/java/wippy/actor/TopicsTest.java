// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;

    private static Object payload(Object message) {
        return message == Channel.CLOSED ? "closed" : ((Message) message).payload();
    }

    private void send(Process to, String topic, Object payload) {
        assertThat(driver.node.send(to.pid(), topic, payload)).isTrue();
    }

    @Test
    void inboxGetsWhatNoListenerTakesInOrder() {
        var process =
                driver.run(
                        p -> {
                            var orders = p.listen("order", m -> payload(m));
                            var inbox = p.inbox();
                            p.spawnTask(
                                    _ -> {
                                        for (; ; ) {
                                            log.add("order " + orders.receive());
                                        }
                                    });
                            for (; ; ) {
                                var message = (Message) inbox.receive();
                                log.add(message.topic() + " " + message.payload());
                            }
                        });
        send(process, "a", 1);
        send(process, "order", 2);
        send(process, "inbox", 3);
        send(process, "b", 4);
        send(process, "order", 5);
        driver.settle();
        assertThat(log).containsExactlyInAnyOrder("a 1", "order 2", "inbox 3", "b 4", "order 5");
        assertThat(log.stream().filter(e -> e.toString().startsWith("order")))
                .containsExactly("order 2", "order 5");
    }

    @Test
    void messagesWaitUntilSomebodyListens() {
        var process =
                driver.run(
                        p -> {
                            p.sleep(10_000_000);
                            var orders = p.listen("order", m -> payload(m));
                            log.add("order " + orders.receive());
                            log.add("inbox " + payload(p.inbox().receive()));
                            log.add("order " + orders.receive());
                            log.add("inbox " + payload(p.inbox().receive()));
                            return null;
                        });
        send(process, "x", 1);
        send(process, "order", 2);
        send(process, "x", 3);
        send(process, "order", 4);
        driver.pass(11);
        assertThat(log).containsExactly("order 2", "inbox 1", "order 4", "inbox 3");
    }

    @Test
    void earlyMessagesOfTopicsComeToTheirListenersThoughTheInboxIsOpenedFirst() {
        var process =
                driver.spawn(
                        p -> {
                            var inbox = p.inbox();
                            var orders = p.listen("order", m -> payload(m));
                            for (int i = 0; i < 3; i++) {
                                log.add("inbox " + payload(inbox.receive()));
                            }
                            for (int i = 0; i < 2; i++) {
                                log.add("order " + orders.receive());
                            }
                            return null;
                        });
        send(process, "x", 1);
        send(process, "order", 2);
        send(process, "x", 3);
        send(process, "order", 4);
        send(process, "y", 5);
        driver.settle();
        assertThat(log).containsExactly("inbox 1", "inbox 3", "inbox 5", "order 2", "order 4");
    }

    @Test
    void topicsThatBeginWithAtNeverComeToTheInbox() {
        var process =
                driver.run(
                        p -> {
                            var inbox = p.inbox();
                            log.add(payload(inbox.receive()));
                            log.add(inbox.size());
                            log.add(payload(p.listen("@secret", null).receive()));
                            return null;
                        });
        send(process, "@secret", "s");
        send(process, "open", "o");
        driver.settle();
        assertThat(log).containsExactly("o", 0, "s");
    }

    @Test
    void nothingIsDroppedHoweverFarTheListenerIsBehind() {
        var process =
                driver.run(
                        p -> {
                            var channel = p.listen("t", m -> payload(m));
                            p.sleep(5_000_000);
                            for (int i = 0; i < 1000; i++) {
                                log.add(channel.receive());
                            }
                            return null;
                        });
        for (int i = 0; i < 1000; i++) {
            send(process, "t", i);
        }
        driver.pass(6);
        assertThat(log).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void listeningTwiceGivesTheSameChannelAndUnlistenClosesIt() {
        driver.run(
                p -> {
                    var channel = p.listen("t", null);
                    log.add(p.listen("t", null) == channel);
                    log.add(p.unlisten(channel));
                    log.add(payload(channel.receive()));
                    log.add(p.unlisten(channel));
                    log.add(p.listen("t", null) == channel);
                    return null;
                });
        assertThat(log).containsExactly(true, true, "closed", false, false);
    }

    @Test
    void messagesTellTheirSender() {
        var receiver = driver.spawn(p -> log.add(((Message) p.inbox().receive()).from()));
        var sender = driver.run(p -> p.send(receiver.pid(), "t", null));
        assertThat(log).containsExactly(sender.pid());
    }

    @Test
    void payloadsAreCopiedOnceAtSend() {
        var copying = new Driver(1, 0, value -> value instanceof String text ? text + "'" : value);
        var receiver = copying.spawn(p -> copying.log.add(payload(p.inbox().receive())));
        copying.run(p -> p.send(receiver.pid(), "t", "v"));
        assertThat(copying.log).containsExactly("v'");
    }

    @Test
    void whatCannotBeCopiedIsAnErrorOfTheSender() {
        var refusing =
                new Driver(
                        1,
                        0,
                        value -> {
                            throw new IllegalArgumentException("cannot send " + value);
                        });
        var receiver = refusing.spawn(p -> p.inbox().receive());
        var sender = refusing.run(p -> p.send(receiver.pid(), "t", "v"));
        assertThat(sender.exitReason()).isNotNull();
        assertThat(sender.exitReason().message()).isEqualTo("cannot send v");
        assertThat(receiver.isAlive()).isTrue();
    }

    @Test
    void sendingToADeadProcessIsTold() {
        var dead = driver.run(_ -> null);
        driver.run(p -> log.add(p.send(dead.pid(), "t", null)));
        assertThat(log).containsExactly(false);
        assertThat(driver.node.send(dead.pid(), "t", null)).isFalse();
        assertThat(driver.node.send(new Pid("local", "other:host", 1), "t", null)).isFalse();
    }
}
