// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fiber for JVMs without access to continuations; needs none, so it is tested in all. */
@Timeout(60)
final class ThreadFiberTest {

    private final List<String> seen = new ArrayList<>();
    private ThreadFiber fiber;

    @Test
    void runsBetweenPausesUntilItEnds() {
        Thread[] inside = new Thread[1];
        fiber =
                new ThreadFiber(
                        () -> {
                            inside[0] = Thread.currentThread();
                            seen.add("first");
                            assertThat(fiber.pause()).isTrue();
                            seen.add("second");
                        });
        assertThat(fiber.isDone()).isFalse();
        fiber.run();
        seen.add("paused");
        assertThat(fiber.isDone()).isFalse();
        fiber.run();
        assertThat(fiber.isDone()).isTrue();
        assertThat(seen).containsExactly("first", "paused", "second");
        assertThat(inside[0].isVirtual()).isTrue();
    }

    @Test
    void aPausedOneToWhichNobodyRefersIsGarbageWithItsThread() throws InterruptedException {
        List<WeakReference<Thread>> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            threads.add(abandoned());
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (threads.stream().anyMatch(t -> t.get() != null) && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(threads).allSatisfy(t -> assertThat(t.get()).isNull());
    }

    private static WeakReference<Thread> abandoned() {
        ThreadFiber[] self = new ThreadFiber[1];
        Thread[] inside = new Thread[1];
        self[0] =
                new ThreadFiber(
                        () -> {
                            inside[0] = Thread.currentThread();
                            self[0].pause();
                        });
        self[0].run();
        return new WeakReference<>(inside[0]);
    }

    @Test
    void itsThreadEndsWithIt() throws InterruptedException {
        Thread[] inside = new Thread[1];
        fiber = new ThreadFiber(() -> inside[0] = Thread.currentThread());
        fiber.run();
        assertThat(inside[0].join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void anInterruptGoesToWhereTheCodeRunsAndComesBack() {
        Thread resumer = Thread.currentThread();
        fiber =
                new ThreadFiber(
                        () -> {
                            resumer.interrupt();
                            while (!Thread.currentThread().isInterrupted()) {
                                LockSupport.park();
                            }
                            fiber.pause();
                            seen.add("interrupted inside: " + Thread.interrupted());
                        });
        fiber.run();
        assertThat(Thread.interrupted()).isTrue();
        fiber.run();
        assertThat(seen).containsExactly("interrupted inside: false");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void oneThatIsInterruptedBeforeItBeginsSeesIt() {
        fiber =
                new ThreadFiber(
                        () -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                LockSupport.park();
                            }
                            seen.add("interrupted inside: " + Thread.interrupted());
                        });
        Thread.currentThread().interrupt();
        fiber.run();
        assertThat(seen).containsExactly("interrupted inside: true");
        assertThat(Thread.interrupted()).isFalse();
    }
}
