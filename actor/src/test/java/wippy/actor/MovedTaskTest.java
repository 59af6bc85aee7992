// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that waits for a lock may go on at another worker; what it wakes belongs there. */
@Timeout(60)
class MovedTaskTest {
    private final Driver driver = new Driver(2, 0);
    private final Worker first = driver.node.scheduler().worker(0);
    private final Worker second = driver.node.scheduler().worker(1);

    /**
     * Only its owner may write to a worker's slot: a process that another worker puts there can be
     * overwritten, and then nobody ever runs it.
     */
    @Test
    void theEndOfAProcessIsToldFromTheWorkerThatItHasMovedTo() throws InterruptedException {
        var watched = new AtomicReference<Process>();
        var watcher =
                driver.spawn(
                        p -> {
                            watched.set(
                                    driver.spawn(
                                            p, q -> q.inbox().receive(), SpawnOptions.MONITORED));
                            return driver.log.add(p.events(null).receive() instanceof Event.Exit);
                        });
        driver.settle();

        var isHeld = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        var relations = watcher.openRelations();
        var holder =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    synchronized (relations) {
                                        isHeld.countDown();
                                        awaitUninterruptibly(mayGo);
                                    }
                                });
        isHeld.await();
        driver.node.send(watched.get().pid(), "end", null);
        while (first.step()) {
            // the watched process comes to the lock of its watcher
        }
        assertThat(driver.node.find(watched.get().pid())).isNull();
        assertThat(first.hasQueued() || second.hasQueued()).isFalse();

        mayGo.countDown();
        holder.join();
        while (!second.step()) {
            Thread.onSpinWait(); // until the JDK brings the task's continuation
        }
        assertThat(first.hasQueued()).as("queued at the first worker").isFalse();
        assertThat(second.hasQueued()).as("queued at the second worker").isTrue();
        driver.settle();
        assertThat(driver.log).containsExactly(true);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
