// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that waits is a parked thread to everybody, and what they do to it changes nothing. */
@Timeout(60)
class ParkedTaskTest {
    private static final int ROUNDS = 20_000;
    private static final int DISTURBANCES = 300;
    private static final long MILLISECOND = 1_000_000;

    @Test
    void aWaitingTaskIsInTheStateWaitingAndShowsWhereItWaits() throws InterruptedException {
        try (var running = new Running(1)) {
            var waiting = running.spawn(process -> process.inbox().receive());
            Running.until("it waits", () -> waiting.activity() == Activity.WAITING);
            var thread = waiting.threads().getFirst();

            assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
            assertThat(thread.getStackTrace())
                    .extracting(StackTraceElement::getMethodName)
                    .contains("park", "receive");
        }
    }

    @Test
    void noMessageIsLostWhileDumpsAreMade() throws InterruptedException {
        disturb(thread -> assertThat(thread.getStackTrace()).isNotNull());
    }

    @Test
    void noMessageIsLostWhileOthersUnpark() throws InterruptedException {
        disturb(LockSupport::unpark);
    }

    @Test
    void noMessageIsLostWhileOthersInterrupt() throws InterruptedException {
        disturb(Thread::interrupt);
    }

    @Test
    void aTaskThatSomethingForeignBlocksAfterAWaitIsStillKnownToItsProcess()
            throws InterruptedException {
        try (var running = new Running(1)) {
            var result =
                    running.await(
                            process -> {
                                process.sleep(MILLISECOND);
                                blockUntilOthersSeeIt();
                                process.sleep(MILLISECOND);
                                return "slept";
                            });
            assertThat(result).isEqualTo("slept");
        }
    }

    private static void blockUntilOthersSeeIt() throws InterruptedException {
        var blocked = Thread.currentThread();
        var gate = new CountDownLatch(1);
        Thread.ofPlatform()
                .start(
                        () -> {
                            while (blocked.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            gate.countDown();
                        });
        gate.await();
    }

    /** Two processes send each other a number until both have seen all and were disturbed. */
    private static void disturb(Consumer<Thread> disturbance) throws InterruptedException {
        try (var running = new Running(2)) {
            var isDisturbed = new AtomicBoolean();
            var echo =
                    running.spawn(
                            process -> {
                                while (true) {
                                    var message = (Message) process.inbox().receive();
                                    process.send(message.from(), "answer", message.payload());
                                }
                            });
            var disturber =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; i < DISTURBANCES; i++) {
                                            echo.threads().forEach(disturbance);
                                        }
                                        isDisturbed.set(true);
                                    });
            var last =
                    running.await(
                            process -> {
                                int i = 0;
                                while (i < ROUNDS || !isDisturbed.get()) {
                                    process.send(echo, "request", ++i);
                                    var answer = (Message) process.inbox().receive();
                                    if (!answer.payload().equals(i)) {
                                        return answer.payload() + " instead of " + i;
                                    }
                                }
                                return "all";
                            });
            disturber.join();
            assertThat(last).isEqualTo("all");
        }
    }
}
