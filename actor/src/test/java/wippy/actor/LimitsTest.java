// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to those who use more than they may. */
class LimitsTest {
    private static final String FULL = "is full: it has 3 messages, its limit";

    private final Driver driver = new Driver();
    private final ProcessHost narrow = driver.node.addHost("narrow", 0, 0, new Limits(3, 0));

    /** Receives from its inbox one message for each that it gets under the topic "next". */
    private @Nullable Object receiver(Process p) {
        var inbox = p.inbox();
        var next = p.listen("next", null);
        for (; ; ) {
            next.receive();
            driver.log.add(((Message) inbox.receive()).payload());
        }
    }

    private void send(Process to, Object payload) {
        assertThat(driver.node.send(to.pid(), "inbox", payload)).isTrue();
    }

    @Test
    void aFullMailboxRefusesUntilAMessageIsReceived() {
        var receiver = narrow.spawn(this::receiver, Guest.NONE, SpawnOptions.PLAIN);
        driver.settle();
        send(receiver, 1);
        send(receiver, 2);
        driver.node.send(receiver.pid(), "next", "");
        assertThatThrownBy(() -> send(receiver, 3)).hasMessageEndingWith(FULL);
        driver.settle();
        assertThat(driver.log).containsExactly(1);
        send(receiver, 3);
        driver.node.send(receiver.pid(), "next", "");
        driver.settle();
        send(receiver, 4);
        send(receiver, 5);
        assertThatThrownBy(() -> send(receiver, 6)).hasMessageEndingWith(FULL);
        assertThat(driver.log).containsExactly(1, 2);
        assertThat(receiver.isAlive()).isTrue();
    }

    @Test
    void whatIsNotSentOrIsDroppedTakesNoRoom() {
        var picky =
                new Driver(
                        1,
                        0,
                        value -> {
                            if ("bad".equals(value)) {
                                throw new IllegalArgumentException("bad");
                            }
                            return value;
                        });
        var host = picky.node.addHost("narrow", 0, 0, new Limits(2, 0));
        var receiver =
                host.spawn(
                        p -> {
                            p.listen("closed", null).close();
                            return p.inbox().receive();
                        },
                        Guest.NONE,
                        SpawnOptions.PLAIN);
        picky.run(
                p -> {
                    for (int i = 0; i < 5; i++) {
                        assertThatThrownBy(() -> p.send(receiver, "inbox", "bad"))
                                .isInstanceOf(IllegalArgumentException.class);
                        p.send(receiver, "closed", "dropped");
                        p.yieldTask();
                    }
                    return picky.log.add(p.send(receiver, "inbox", "good"));
                });
        assertThat(picky.log).containsExactly(true);
    }

    @Test
    void firstMessagesCountAndTheHolderOfANameRefusesMore() {
        var messages =
                List.of(new SpawnOptions.Queued("inbox", 1), new SpawnOptions.Queued("inbox", 2));
        var options = new SpawnOptions(false, false, "name", messages);
        var holder = narrow.spawn(this::receiver, Guest.NONE, options);
        driver.settle();
        assertThatThrownBy(() -> narrow.spawn(this::receiver, Guest.NONE, options))
                .hasMessageEndingWith(FULL);
        assertThat(narrow.size()).isEqualTo(1);
        assertThat(holder.isAlive()).isTrue();
    }

    @Test
    void theStricterOfTheLimitsOfHostAndSpawnHolds() {
        assertThat(new Limits(3, 20).and(new Limits(5, 0))).isEqualTo(new Limits(3, 20));
        assertThat(new Limits(3, 20).and(new Limits(2, 30))).isEqualTo(new Limits(2, 20));
        assertThat(Limits.NONE.and(new Limits(0, 7))).isEqualTo(new Limits(0, 7));
    }

    @Test
    void whoRunsForTooLongEndsAndTellsWhy() throws InterruptedException {
        try (var running = new Running(1)) {
            var busy = new Busy();
            var options = new SpawnOptions(false, false, null, List.of(), new Limits(0, 5_000_000));
            running.host.spawn(busy, busy.guest, options);
            assertThat(busy.end.join())
                    .isEqualTo(
                            new ExitReason.LimitExceeded(
                                    "the process has used more than 5 ms of processor time, its"
                                            + " limit"));
        }
    }

    private static final class Busy implements Body {
        final LoopGuest guest = new LoopGuest();
        final CompletableFuture<ExitReason> end = new CompletableFuture<>();

        @Override
        public @Nullable Object run(Process p) {
            for (; ; ) {
                guest.poll(p);
            }
        }

        @Override
        public void exited(Process p, ExitReason reason) {
            end.complete(reason);
        }
    }
}
