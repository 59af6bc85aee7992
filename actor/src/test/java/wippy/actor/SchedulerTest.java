// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs real threads. */
class SchedulerTest {
    /** Other work on the machine can spoil a run, but not all of them. */
    private static final int LATENESS_TRIALS = 5;

    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoTasksContendForAMonitorHeldAcrossASleep(int workers) throws InterruptedException {
        try (var running = new Running(workers)) {
            var monitor = new Object();
            var order = new ArrayList<String>();
            running.await(
                    p -> {
                        var done = new Channel(p, 2);
                        for (var name : List.of("a", "b")) {
                            p.spawnTask(
                                    _ -> {
                                        synchronized (monitor) {
                                            order.add(name + " in");
                                            p.sleep(30 * MILLI);
                                            order.add(name + " out");
                                        }
                                        return done.send(name);
                                    });
                        }
                        done.receive();
                        return done.receive();
                    });
            assertThat(order).containsExactly("a in", "a out", "b in", "b out");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void processesContendForALockHeldAcrossASleep(int workers) throws InterruptedException {
        try (var running = new Running(workers)) {
            var lock = new ReentrantLock();
            var inside = new AtomicInteger();
            var done = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                running.spawn(
                        p -> {
                            lock.lock();
                            try {
                                assertThat(inside.incrementAndGet()).isEqualTo(1);
                                p.sleep(MILLI);
                                inside.decrementAndGet();
                            } finally {
                                lock.unlock();
                            }
                            done.countDown();
                            return null;
                        });
            }
            assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void guestStateFollowsItsTaskAlsoThroughForeignWaits(int workers) throws InterruptedException {
        try (var running = new Running(workers)) {
            var guest = new LoopGuest();
            var wrong = new AtomicInteger();
            var lock = new ReentrantLock();
            var done = new CountDownLatch(1);
            running.spawn(
                    p -> {
                        var ended = new Channel(p, 8);
                        for (int t = 0; t < 8; t++) {
                            var me = "task " + t;
                            p.spawnTask(
                                    _ -> {
                                        guest.perTask = me;
                                        for (int i = 0; i < 50; i++) {
                                            lock.lock();
                                            try {
                                                if (i % 5 == 0) {
                                                    p.sleep(MILLI);
                                                } else {
                                                    p.yieldTask();
                                                }
                                            } finally {
                                                lock.unlock();
                                            }
                                            if (guest.perTask != me) {
                                                wrong.incrementAndGet();
                                            }
                                        }
                                        guest.perTask = null;
                                        return ended.send(me);
                                    });
                        }
                        for (int t = 0; t < 8; t++) {
                            ended.receive();
                        }
                        done.countDown();
                        return null;
                    },
                    guest);
            assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void busyProcessesShareWorkersAndDelayTimersLittle(int workers) throws InterruptedException {
        var percentiles = new ArrayList<Long>();
        while (percentiles.size() < LATENESS_TRIALS) {
            percentiles.add(p99OfLatenessBesideBusyProcesses(workers));
            if (percentiles.getLast() < 60 * MILLI) {
                return;
            }
        }
        assertThat(percentiles)
                .as("99th percentiles of lateness, of which one must be below 60 ms")
                .isEmpty();
    }

    /** Runs two busy processes a worker beside 1,000 that sleep again and again. */
    private static long p99OfLatenessBesideBusyProcesses(int workers) throws InterruptedException {
        int busy = 2 * workers;
        int sleepers = 1000;
        int naps = 20;
        try (var running = new Running(workers)) {
            var turns = new AtomicLongArray(busy);
            var guests = new LoopGuest[busy];
            for (int i = 0; i < busy; i++) {
                int me = i;
                guests[me] = new LoopGuest();
                running.spawn(
                        p -> {
                            for (; ; ) {
                                turns.incrementAndGet(me);
                                guests[me].poll(p);
                            }
                        },
                        guests[me]);
            }
            var late = new long[sleepers * naps];
            var done = new CountDownLatch(sleepers);
            for (int i = 0; i < sleepers; i++) {
                int me = i;
                running.spawn(
                        p -> {
                            for (int n = 0; n < naps; n++) {
                                long nap = (5 + (me + n) % 20) * MILLI;
                                long before = System.nanoTime();
                                p.sleep(nap);
                                late[me * naps + n] = System.nanoTime() - before - nap;
                            }
                            done.countDown();
                            return null;
                        });
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).as("sleepers came through").isTrue();
            Arrays.sort(late);
            assertThat(late[0]).as("never early").isNotNegative();
            for (var guest : guests) {
                Running.until("every busy process has had slices", () -> guest.yields > 5);
            }
            running.node.processes().forEach(p -> p.terminate("enough"));
            Running.until("busy processes are gone", () -> running.host.size() == 0);
            return late[late.length * 99 / 100];
        }
    }

    @Test
    void aBusyProcessAloneIsNotPreempted() throws InterruptedException {
        try (var running = new Running(1)) {
            var guest = new LoopGuest();
            running.spawn(
                    p -> {
                        for (; ; ) {
                            guest.poll(p);
                        }
                    },
                    guest);
            var until = System.nanoTime() + 50 * MILLI;
            Running.until("a while has passed", () -> System.nanoTime() > until);
            assertThat(guest.yields).isZero();
            running.node.processes().forEach(p -> p.terminate("enough"));
            Running.until("it is gone", () -> running.host.size() == 0);
        }
    }

    @Test
    void aPreemptedTaskGoesOnBeforeItsSiblings() throws InterruptedException {
        try (var running = new Running(1)) {
            var guest = new LoopGuest();
            var siblingRan = new AtomicBoolean();
            var rival = new LoopGuest();
            running.spawn(
                    p -> {
                        for (; ; ) {
                            rival.poll(p);
                        }
                    },
                    rival);
            var result = new ArrayBlockingQueue<Boolean>(1);
            running.spawn(
                    p -> {
                        p.spawnTask(
                                _ -> {
                                    siblingRan.set(true);
                                    return null;
                                });
                        while (guest.yields < 10) {
                            guest.poll(p);
                        }
                        return result.add(siblingRan.get());
                    },
                    guest);
            assertThat(result.poll(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isFalse();
            running.node.processes().forEach(p -> p.terminate("enough"));
            Running.until("all are gone", () -> running.host.size() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everythingCanBeTerminated(int workers) throws InterruptedException {
        try (var running = new Running(workers)) {
            var unwound = new AtomicInteger();
            var wrong = new AtomicReference<RuntimeException>();
            var queue = new ArrayBlockingQueue<Object>(1);
            var guests = List.of(new LoopGuest(), new LoopGuest());
            var started = new CountDownLatch(5);
            List<Body> bodies =
                    List.of(
                            p -> {
                                for (; ; ) {
                                    guests.get(0).poll(p);
                                }
                            },
                            p -> {
                                for (; ; ) {
                                    try {
                                        guests.get(1).poll(p);
                                    } catch (RuntimeException e) {
                                        wrong.set(e);
                                    }
                                }
                            },
                            p -> p.inbox().receive(),
                            p -> {
                                p.sleep(1_000_000 * MILLI);
                                return null;
                            },
                            p -> {
                                var me = Thread.currentThread();
                                return p.foreign(queue::take, me::interrupt);
                            });
            for (int i = 0; i < bodies.size(); i++) {
                var body = bodies.get(i);
                running.spawn(
                        p -> {
                            started.countDown();
                            try {
                                return body.run(p);
                            } finally {
                                unwound.incrementAndGet();
                            }
                        },
                        i < guests.size() ? guests.get(i) : Guest.NONE);
            }
            assertThat(started.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            running.node.processes().forEach(p -> p.terminate("stop"));
            Running.until("all are gone", () -> running.host.size() == 0);
            assertThat(unwound).hasValue(5);
            assertThat(wrong).hasNullValue();
            assertThat(running.node.stuck()).isEmpty();
        }
    }

    @Test
    void aTaskThatDoesNotUnwindIsAbandonedAndListed() throws InterruptedException {
        var options = NodeOptions.DEFAULT.withWorkers(2).withGraceNanos(50 * MILLI);
        try (var running = new Running(options)) {
            var release = new CountDownLatch(1);
            var interruptions = new AtomicInteger();
            var started = new CountDownLatch(2);
            var heard = new ArrayBlockingQueue<Object>(2);
            Body deaf =
                    _ -> {
                        started.countDown();
                        for (; ; ) {
                            try {
                                release.await();
                                return null;
                            } catch (InterruptedException e) {
                                interruptions.incrementAndGet();
                            }
                        }
                    };
            Body spinning =
                    _ -> {
                        started.countDown();
                        while (release.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        return null;
                    };
            var watched = new ArrayBlockingQueue<Process>(2);
            running.spawn(
                    p -> {
                        var events = p.events(null);
                        for (var body : List.of(deaf, spinning)) {
                            watched.add(
                                    p.spawn(
                                            running.host,
                                            body,
                                            Guest.NONE,
                                            SpawnOptions.MONITORED));
                        }
                        for (; ; ) {
                            heard.add(((Event.Exit) events.receive()).reason());
                        }
                    });
            assertThat(started.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            var first = watched.take();
            var second = watched.take();
            first.terminate("go");
            second.terminate("go");
            for (int i = 0; i < 2; i++) {
                assertThat(heard.poll(Running.DEADLINE_SECONDS, TimeUnit.SECONDS))
                        .isEqualTo(new ExitReason.Killed("go"));
            }
            assertThat(running.node.find(first.pid())).isNull();
            assertThat(running.node.stuck()).containsExactlyInAnyOrder(first, second);
            assertThat(interruptions).as("only those who ask are interrupted").hasValue(0);
            release.countDown();
            Running.until("they unwind at last", () -> running.node.stuck().count() == 0);
        }
    }

    @Test
    void aBusyProcessOfAHostWithAWorkersLimitLetsTheOthersOfTheHostRun()
            throws InterruptedException {
        try (var running = new Running(2)) {
            var narrow = running.node.addHost("narrow", 1, 0);
            var guests = new LoopGuest[] {new LoopGuest(), new LoopGuest()};
            for (var guest : guests) {
                narrow.spawn(
                        p -> {
                            for (; ; ) {
                                guest.poll(p);
                            }
                        },
                        guest,
                        SpawnOptions.PLAIN);
            }
            var done = new CountDownLatch(1);
            narrow.spawn(
                    p -> {
                        done.countDown();
                        return null;
                    },
                    Guest.NONE,
                    SpawnOptions.PLAIN);
            assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Running.until("both give way", () -> guests[0].yields > 3 && guests[1].yields > 3);
            narrow.processes().forEach(p -> p.terminate("enough"));
            Running.until("they are gone", () -> narrow.size() == 0);
        }
    }

    @Test
    void hostWithAWorkersLimitIsServedByNoMore() throws InterruptedException {
        try (var running = new Running(3)) {
            var narrow = running.node.addHost("narrow", 1, 0);
            var inside = new AtomicInteger();
            var most = new AtomicInteger();
            var done = new CountDownLatch(200);
            for (int i = 0; i < 200; i++) {
                narrow.spawn(
                        p -> {
                            for (int n = 0; n < 20; n++) {
                                int now = inside.incrementAndGet();
                                most.accumulateAndGet(now, Math::max);
                                inside.decrementAndGet();
                                p.yieldTask();
                            }
                            done.countDown();
                            return null;
                        },
                        Guest.NONE,
                        SpawnOptions.PLAIN);
            }
            assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void messagesAreNeitherLostNorReorderedAcrossWorkers(int workers) throws InterruptedException {
        int processes = 50;
        int messages = 2_000;
        try (var running = new Running(workers)) {
            var all = new Process[processes];
            var wrong = new AtomicInteger();
            var done = new CountDownLatch(processes);
            var begin = new CountDownLatch(1);
            for (int i = 0; i < processes; i++) {
                int me = i;
                all[i] =
                        running.spawn(
                                p -> {
                                    p.blocking(
                                            () -> {
                                                begin.await();
                                                return null;
                                            });
                                    var inbox = p.inbox();
                                    var last = new int[processes];
                                    var random = new SplittableRandom(me);
                                    for (int n = 1; n <= messages; n++) {
                                        p.send(all[(me + 1) % processes], "t", new int[] {me, n});
                                        p.send(all[(me + 7) % processes], "t", new int[] {me, n});
                                        if (random.nextInt(4) == 0) {
                                            receive(inbox, last, wrong);
                                        }
                                    }
                                    while (sum(last) < 2 * messages) {
                                        receive(inbox, last, wrong);
                                    }
                                    done.countDown();
                                    return null;
                                });
            }
            begin.countDown();
            assertThat(done.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).hasValue(0);
        }
    }

    private static void receive(Channel inbox, int[] last, AtomicInteger wrong) {
        var payload = (int[]) ((Message) inbox.receive()).payload();
        if (++last[payload[0]] != payload[1]) {
            wrong.incrementAndGet();
        }
    }

    private static int sum(int[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void workAfterAQuietTimeIsDoneSoon() throws InterruptedException {
        try (var running = new Running(2)) {
            for (int i = 0; i < 20; i++) {
                var before = System.nanoTime();
                running.await(
                        p -> {
                            p.sleep(60 * MILLI);
                            return null;
                        });
                assertThat(System.nanoTime() - before).isLessThan(5_000 * MILLI);
            }
        }
    }

    @Test
    void threadDumpListsProcessesByPid(@TempDir Path folder) throws Exception {
        try (var running = new Running(1)) {
            var started = new CountDownLatch(1);
            var process =
                    running.spawn(
                            p -> {
                                started.countDown();
                                return p.inbox().receive();
                            });
            assertThat(started.await(Running.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            var dump = folder.resolve("dump.txt");
            var bean =
                    ManagementFactory.getPlatformMXBean(
                            com.sun.management.HotSpotDiagnosticMXBean.class);
            bean.dumpThreads(
                    dump.toString(),
                    com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            assertThat(Files.readString(dump))
                    .contains("\"" + process.pid() + "\" virtual")
                    .contains("threadDumpListsProcessesByPid");
        }
    }
}
