// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The lock-free structures that everything goes through. */
class QueuesTest {
    private static final int PRODUCERS = 3;
    private static final int EACH = 100_000;

    private static final class Item extends Linked {
        final int producer;
        final int number;

        Item(int producer, int number) {
            this.producer = producer;
            this.number = number;
        }
    }

    private static void takeInto(Intake intake, List<Item> taken) {
        var last = intake.takeAll();
        if (last == null) {
            return;
        }
        var element = Intake.after(last);
        while (element != last) {
            taken.add((Item) element);
            element = Intake.after(element);
        }
        taken.add((Item) last);
    }

    @Test
    void intakeGivesEverythingInOrderAndIsThenEmpty() {
        var intake = new Intake();
        var taken = new ArrayList<Item>();
        takeInto(intake, taken);
        for (int round = 1; round <= 5; round++) {
            for (int i = 0; i < round; i++) {
                intake.push(new Item(round, i));
            }
            taken.clear();
            assertThat(intake.isEmpty()).isFalse();
            takeInto(intake, taken);
            assertThat(taken).extracting(item -> item.number).isSorted().hasSize(round);
            assertThat(intake.isEmpty()).isTrue();
        }
    }

    @RepeatedTest(3)
    void intakeLosesAndReordersNothingOfManyProducers() throws InterruptedException {
        var intake = new Intake();
        var go = new CountDownLatch(1);
        for (int p = 0; p < PRODUCERS; p++) {
            int me = p;
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    return;
                                }
                                for (int i = 0; i < EACH; i++) {
                                    intake.push(new Item(me, i));
                                }
                            });
        }
        go.countDown();
        var taken = new ArrayList<Item>();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Running.DEADLINE_SECONDS);
        while (taken.size() < PRODUCERS * EACH) {
            assertThat(System.nanoTime()).as("elements came").isLessThan(end);
            takeInto(intake, taken);
        }
        assertThat(intake.isEmpty()).isTrue();
        for (int p = 0; p < PRODUCERS; p++) {
            int me = p;
            assertThat(taken.stream().filter(item -> item.producer == me).mapToInt(i -> i.number))
                    .hasSize(EACH)
                    .isSorted();
        }
    }

    private static Process[] processes(int count) {
        var node = new Node(NodeOptions.DEFAULT, new FakeEnv(1), UnaryOperator.identity());
        var host = node.addHost("h", 0, 0);
        var all = new Process[count];
        for (int i = 0; i < count; i++) {
            all[i] = new Process(host, i, 0, Guest.NONE);
        }
        return all;
    }

    @Test
    void runQueueIsFirstInFirstOutBeyondItsFirstSize() {
        var all = processes(1000);
        var queue = new RunQueue();
        for (int i = 0; i < 100; i++) {
            queue.push(all[i]);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(queue.poll()).isSameAs(all[i]);
        }
        for (int i = 100; i < 1000; i++) {
            queue.push(all[i]);
        }
        assertThat(queue.size()).isEqualTo(950);
        for (int i = 50; i < 1000; i++) {
            assertThat(queue.poll()).isSameAs(all[i]);
        }
        assertThat(queue.poll()).isNull();
    }

    @Test
    void thiefTakesHalfTheOldestFirst() {
        var all = processes(10);
        var victim = new RunQueue();
        for (var process : all) {
            victim.push(process);
        }
        var thief = new RunQueue();
        assertThat(thief.stealFrom(victim)).isSameAs(all[0]);
        assertThat(thief.size()).isEqualTo(4);
        assertThat(thief.poll()).isSameAs(all[1]);
        assertThat(victim.poll()).isSameAs(all[5]);
        assertThat(thief.stealFrom(new RunQueue())).isNull();
    }

    @RepeatedTest(3)
    void runQueueGivesEachProcessOnceToOwnerOrThieves() throws InterruptedException {
        var all = processes(200_000);
        var queue = new RunQueue();
        var seen = ConcurrentHashMap.<Process>newKeySet();
        var twice = new AtomicInteger();
        var left = new AtomicInteger(all.length);
        var done = new CountDownLatch(2);
        for (int t = 0; t < 2; t++) {
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                var own = new RunQueue();
                                while (left.get() > 0) {
                                    var process = own.poll();
                                    if (process == null) {
                                        process = own.stealFrom(queue);
                                    }
                                    if (process != null) {
                                        note(process, seen, twice, left);
                                    }
                                }
                                done.countDown();
                            });
        }
        for (int i = 0; i < all.length; i++) {
            queue.push(all[i]);
            var process = i % 3 == 0 ? queue.poll() : null;
            if (process != null) {
                note(process, seen, twice, left);
            }
        }
        assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(twice).hasValue(0);
        assertThat(seen).hasSize(all.length);
    }

    @Test
    void spawnedAreTakenYoungestFirstByTheOwnerAndOldestFirstByOthers() {
        var all = processes(200);
        var deque = new SpawnDeque();
        for (var process : all) {
            deque.push(process);
        }
        assertThat(deque.size()).isEqualTo(200);
        assertThat(deque.poll()).isSameAs(all[0]);
        assertThat(deque.poll()).isSameAs(all[1]);
        for (int i = 199; i >= 2; i--) {
            assertThat(deque.pop()).isSameAs(all[i]);
        }
        assertThat(deque.pop()).isNull();
        assertThat(deque.poll()).isNull();
        deque.push(all[7]);
        assertThat(deque.pop()).isSameAs(all[7]);
    }

    @RepeatedTest(3)
    void spawnDequeGivesEachProcessOnceToOwnerOrThieves() throws InterruptedException {
        var all = processes(200_000);
        var deque = new SpawnDeque();
        var seen = ConcurrentHashMap.<Process>newKeySet();
        var twice = new AtomicInteger();
        var left = new AtomicInteger(all.length);
        var done = new CountDownLatch(2);
        for (int t = 0; t < 2; t++) {
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                while (left.get() > 0) {
                                    var process = deque.poll();
                                    if (process != null) {
                                        note(process, seen, twice, left);
                                    }
                                }
                                done.countDown();
                            });
        }
        for (int i = 0; i < all.length; i++) {
            deque.push(all[i]);
            var process = i % 3 > 0 ? deque.pop() : null;
            if (process != null) {
                note(process, seen, twice, left);
            }
        }
        assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(twice).hasValue(0);
        assertThat(seen).hasSize(all.length);
    }

    private static void note(
            Process process, java.util.Set<Process> seen, AtomicInteger twice, AtomicInteger left) {
        if (!seen.add(process)) {
            twice.incrementAndGet();
        }
        left.decrementAndGet();
    }

    @Test
    void whatWasTakenIsNotKept() throws InterruptedException {
        var queue = new RunQueue();
        var spawned = new SpawnDeque();
        var taken = takenFrom(queue, spawned);
        Running.until(
                "all are collected",
                () -> {
                    System.gc();
                    return taken.stream().allMatch(process -> process.refersTo(null));
                });
        assertThat(queue.size() + spawned.size()).isZero();
    }

    private static List<WeakReference<Process>> takenFrom(RunQueue queue, SpawnDeque spawned) {
        var taken = new ArrayList<WeakReference<Process>>();
        var all = processes(5);
        for (int i = 0; i < all.length; i++) {
            if (i < 2) {
                queue.push(all[i]);
            } else {
                spawned.push(all[i]);
            }
            taken.add(new WeakReference<>(all[i]));
        }
        assertThat(queue.poll()).isSameAs(all[0]);
        assertThat(queue.steal()).isSameAs(all[1]);
        assertThat(spawned.poll()).isSameAs(all[2]);
        assertThat(spawned.pop()).isSameAs(all[4]);
        assertThat(spawned.pop()).isSameAs(all[3]);
        return taken;
    }
}
