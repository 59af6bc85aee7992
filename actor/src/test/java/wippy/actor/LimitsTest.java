// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to those who use more than they may. */
class LimitsTest {
    private static final String FULL = "is full: it has 3 messages, its limit";

    private final Driver driver = new Driver();
    private final ProcessHost narrow = driver.node.addHost("narrow", 0, 0, new Limits(3, 0, 0));

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
        var host = picky.node.addHost("narrow", 0, 0, new Limits(2, 0, 0));
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
        assertThat(new Limits(3, 20, 9).and(new Limits(5, 0, 8))).isEqualTo(new Limits(3, 20, 8));
        assertThat(new Limits(3, 20, 0).and(new Limits(2, 30, 0))).isEqualTo(new Limits(2, 20, 0));
        assertThat(Limits.NONE.and(new Limits(0, 7, 0))).isEqualTo(new Limits(0, 7, 0));
    }

    @Test
    void whoRunsForTooLongEndsAndTellsWhy() throws InterruptedException {
        try (var running = new Running(1)) {
            var busy = new Busy();
            var options =
                    new SpawnOptions(false, false, null, List.of(), new Limits(0, 5_000_000, 0));
            running.host.spawn(busy, busy.guest, options);
            assertThat(busy.end.join())
                    .isEqualTo(
                            new ExitReason.LimitExceeded(
                                    "the process has used more than 5 ms of processor time, its"
                                            + " limit"));
        }
    }

    /** Holds so much as its last message said, which it receives or not. */
    private static final class Holder implements Guest {
        long held;

        @Override
        public void interrupt() {}

        @Override
        public void requestYield() {}

        @Override
        public @Nullable Object suspend() {
            return null;
        }

        @Override
        public void resume(@Nullable Object token) {}

        @Override
        public Census census(Object root) {
            long counted = root instanceof Message message ? (Integer) message.payload() : held;
            return new Census() {
                private int pieces = root instanceof Process ? 3 : 1;

                @Override
                public boolean count(BooleanSupplier isOver) {
                    return --pieces == 0;
                }

                @Override
                public long bytes() {
                    return counted;
                }
            };
        }
    }

    private Process holding(Holder holder, Body body) {
        var host = driver.node.addHost("small", 0, 0, new Limits(0, 0, 1 << 20));
        return host.spawn(body, holder, SpawnOptions.PLAIN);
    }

    @Test
    void whoHoldsTooMuchEndsAndTellsHowMuch() {
        var holder = new Holder();
        var process =
                holding(
                        holder,
                        p -> {
                            for (int i = 0; i < 10; i++) {
                                driver.log.add(i);
                                driver.env.allocated += 600_000;
                                holder.held += 300_000;
                                p.yieldTask();
                            }
                            return null;
                        });
        driver.settle();
        // Looked at after 1.2 MB (0.6 held), 1.8 MB (0.9) and 2.4 MB (1.2).
        assertThat(driver.log).containsExactly(0, 1, 2, 3);
        assertThat(process.exitReason())
                .isEqualTo(
                        new ExitReason.LimitExceeded(
                                process + " holds 1.1 MB, more than its limit of memory, 1.0 MB"));
    }

    @Test
    void garbageIsNoReasonToEnd() {
        var holder = new Holder();
        var process =
                holding(
                        holder,
                        p -> {
                            for (int i = 0; i < 100; i++) {
                                driver.env.allocated += 5_000_000;
                                holder.held = 1 << 20;
                                p.yieldTask();
                            }
                            return "done";
                        });
        driver.settle();
        assertThat(process.exitReason()).isEqualTo(new ExitReason.Normal("done"));
    }

    @Test
    void messagesThatNobodyReceivesAreHeldByWhomTheyWereSentTo() {
        var holder = new Holder();
        var process = holding(holder, p -> p.listen("never", null).receive());
        driver.settle();
        for (int i = 0; i < 3; i++) {
            holder.held += 500_000;
            send(process, 500_000);
            driver.settle();
        }
        assertThat(process.exitReason()).isInstanceOf(ExitReason.LimitExceeded.class);
    }

    @Test
    void whatIsTooMuchAtOnceIsNotAllocated() {
        var holder = new Holder();
        var process =
                holding(
                        holder,
                        p -> {
                            driver.log.add(p.reserve(2 << 20));
                            p.safepoint();
                            return driver.log.add("too late");
                        });
        driver.settle();
        assertThat(driver.log).containsExactly(true);
        assertThat(process.exitReason())
                .isEqualTo(
                        new ExitReason.LimitExceeded(
                                process
                                        + " is about to allocate 2.0 MB, more than its limit of"
                                        + " memory, 1.0 MB"));
    }

    @Test
    void whatMayBeTooMuchBesideTheRestIsAllocatedIfItIsNot() {
        var holder = new Holder();
        var process =
                holding(
                        holder,
                        p -> {
                            driver.log.add(p.reserve(1000));
                            driver.env.allocated += 600_000;
                            p.yieldTask();
                            holder.held = 300_000;
                            driver.log.add(p.reserve(600_000));
                            p.safepoint();
                            driver.log.add(p.reserve(0));
                            driver.env.allocated += 600_000;
                            holder.held = 900_000;
                            p.yieldTask();
                            driver.log.add(p.reserve(300_000));
                            p.safepoint();
                            return driver.log.add("too late");
                        });
        driver.settle();
        assertThat(driver.log).containsExactly(false, true, false, true);
        assertThat(process.exitReason())
                .isEqualTo(
                        new ExitReason.LimitExceeded(
                                process
                                        + " holds 0.9 MB and is about to allocate 0.3 MB, more than"
                                        + " its limit of memory, 1.0 MB"));
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
