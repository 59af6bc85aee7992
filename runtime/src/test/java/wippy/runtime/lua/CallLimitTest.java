// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CallLimitTest {

    private static final int MAX = 3;
    private static final int THREADS = 4;
    private static final int CALLS = 5_000;

    @Test
    void startsWaitingCallsInTheOrderInWhichTheyCame() {
        var limit = new CallLimit(1);
        List<String> started = new ArrayList<>();
        assertThat(limit.enter(() -> started.add("never asked"))).isTrue();
        assertThat(limit.enter(() -> started.add("second"))).isFalse();
        assertThat(limit.enter(() -> started.add("third"))).isFalse();
        limit.leave();
        assertThat(started).containsExactly("second");
        limit.leave();
        assertThat(started).containsExactly("second", "third");
        limit.leave();
        assertThat(limit.enter(() -> true)).isTrue();
    }

    @Test
    void passesOverCallsThatAreNotWantedAnyMore() {
        var limit = new CallLimit(1);
        List<String> started = new ArrayList<>();
        limit.enter(() -> true);
        limit.enter(() -> false);
        limit.enter(() -> false);
        limit.enter(() -> started.add("wanted"));
        limit.leave();
        assertThat(started).containsExactly("wanted");
        limit.leave();
        assertThat(limit.enter(() -> true)).isTrue();
        assertThat(limit.enter(() -> true)).isFalse();
    }

    /** Each thread begins calls and ends those that have started, its own or others'. */
    @Test
    void neverLetsMoreRunAndStartsAll() throws InterruptedException {
        var limit = new CallLimit(MAX);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var ended = new AtomicInteger();
        Queue<Boolean> started = new ConcurrentLinkedQueue<>();
        Runnable begin =
                () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    started.add(true);
                };
        CallLimit.Waiting later =
                () -> {
                    begin.run();
                    return true;
                };
        Runnable work =
                () -> {
                    for (int i = 0; i < CALLS; i++) {
                        if (limit.enter(later)) {
                            begin.run();
                        }
                        end(limit, started, running, ended);
                    }
                    while (end(limit, started, running, ended)) {
                        Thread.onSpinWait();
                    }
                };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(work));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (end(limit, started, running, ended)) {
            Thread.onSpinWait();
        }
        assertThat(ended).hasValue(THREADS * CALLS);
        assertThat(most.get()).isBetween(1, MAX);
    }

    private static boolean end(
            CallLimit limit, Queue<Boolean> started, AtomicInteger running, AtomicInteger ended) {
        if (started.poll() == null) {
            return false;
        }
        running.decrementAndGet();
        ended.incrementAndGet();
        limit.leave();
        return true;
    }
}
