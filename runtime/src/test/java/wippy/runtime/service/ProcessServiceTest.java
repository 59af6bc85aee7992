// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wippy.actor.ExitReason;
import wippy.actor.Guest;
import wippy.actor.Node;
import wippy.actor.NodeOptions;
import wippy.actor.Pid;
import wippy.actor.SpawnOptions;
import wippy.actor.SystemEnv;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.ProcessServiceConfig;
import wippy.runtime.log.Log;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

class ProcessServiceTest {

    /** Time that passes when the test says so. */
    private static final class FakeAlarm implements Alarm {
        private record Pending(long at, Runnable action) implements Comparable<Pending> {
            @Override
            public int compareTo(Pending other) {
                return Long.compare(at, other.at);
            }
        }

        private final PriorityQueue<Pending> pending = new PriorityQueue<>();
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        /** The middle of the range, so that jitter does nothing. */
        @Override
        public long random() {
            return 1L << 63;
        }

        @Override
        public void after(long nanos, Runnable action) {
            pending.add(new Pending(now + nanos, action));
        }

        void pass(Duration time) {
            long until = now + time.toNanos();
            while (!pending.isEmpty() && pending.peek().at <= until) {
                Pending next = pending.remove();
                now = next.at;
                next.action.run();
            }
            now = until;
        }
    }

    private static final ExitReason CRASH =
            new ExitReason.Crashed(
                    new Failure(ErrorValue.of("boom", ErrorKind.INTERNAL, null, null)));

    private final FakeAlarm alarm = new FakeAlarm();
    private final Node node =
            Node.start(NodeOptions.DEFAULT.withWorkers(1), new SystemEnv(), value -> value);
    private final List<ProcessService.Ended> spawned = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();

    @AfterEach
    void stopNode() {
        node.stop();
    }

    private ProcessService service(Map<String, Object> restart) {
        return new ProcessService(
                new EntryId("app", "service"), lifecycle(restart), this::spawn, alarm, log());
    }

    private static LifecycleConfig lifecycle(Map<String, Object> restart) {
        var entry =
                Entry.of(
                        new EntryId("app", "service"),
                        ProcessServiceConfig.KIND,
                        Map.of(),
                        Map.of(
                                "process",
                                "app:process",
                                "host",
                                "app:host",
                                "lifecycle",
                                Map.of("restart", restart)));
        return ProcessServiceConfig.read(new Findings(entry)).lifecycle();
    }

    private wippy.actor.Process spawn(ProcessService.Ended ended) {
        spawned.add(ended);
        var host = node.host("app:host");
        if (host == null) {
            host = node.addHost("app:host", 0, 0);
        }
        return host.spawn(process -> process.inbox().receive(), Guest.NONE, SpawnOptions.PLAIN);
    }

    private Log log() {
        return new Log(
                new Log.Sink() {
                    @Override
                    public boolean isEnabled(Log.Level level) {
                        return level.compareTo(Log.Level.WARN) >= 0;
                    }

                    @Override
                    public void write(
                            Log.Level level,
                            String name,
                            String message,
                            Map<String, @Nullable Object> fields) {
                        logged.add(message + fields);
                    }
                });
    }

    private void crash() {
        spawned.getLast().ended(CRASH);
    }

    @Test
    void aFailedServiceIsRestartedLaterAndLater() {
        var service = service(Map.of("max_delay", "3s"));
        var _ = service.start();
        int expected = 1;
        for (int seconds : new int[] {1, 2, 3, 3}) {
            crash();
            alarm.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(spawned).as("before %d s", seconds).hasSize(expected);
            alarm.pass(Duration.ofNanos(1));
            assertThat(spawned).as("after %d s", seconds).hasSize(++expected);
        }
    }

    @Test
    void runningStablyBeginsTheDelaysAnew() {
        var service = service(Map.of());
        var _ = service.start();
        crash();
        alarm.pass(Duration.ofSeconds(1));
        crash();
        alarm.pass(Duration.ofSeconds(2));
        assertThat(spawned).hasSize(3);
        alarm.pass(Duration.ofSeconds(5));
        crash();
        alarm.pass(Duration.ofSeconds(1));
        assertThat(spawned).hasSize(4);
    }

    @Test
    void afterTheMostAttemptsItIsGivenUp() {
        var service = service(Map.of("max_attempts", 2L));
        var _ = service.start();
        for (int i = 0; i < 3; i++) {
            crash();
            alarm.pass(Duration.ofSeconds(4));
        }
        assertThat(spawned).hasSize(3);
        assertThat(logged.getLast())
                .isEqualTo("service failed for good{service=app:service, error=boom, attempts=2}");
    }

    @Test
    void aNormalEndIsFinal() {
        var _ = service(Map.of()).start();
        spawned.getLast().ended(new ExitReason.Normal(null));
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
        assertThat(logged).isEmpty();
    }

    @Test
    void anErrorThatIsNotRetryableIsFinal() {
        var _ = service(Map.of()).start();
        spawned.getLast()
                .ended(new ExitReason.Crashed(new Failure(ErrorKind.INVALID, "bad settings")));
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
        assertThat(logged.getLast()).contains("not retryable").contains("bad settings");
    }

    @Test
    void aTerminatedServiceIsNotRestarted() {
        var _ = service(Map.of()).start();
        spawned.getLast().ended(new ExitReason.Killed("by hand"));
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
    }

    @Test
    void aBrokenLinkIsAFailure() {
        var _ = service(Map.of()).start();
        spawned.getLast().ended(new ExitReason.LinkBroken(new Pid("local", "app:host", 9)));
        alarm.pass(Duration.ofSeconds(1));
        assertThat(spawned).hasSize(2);
    }

    @Test
    void whatStopsWhileItWaitsForARestartStaysStopped() {
        var service = service(Map.of());
        var _ = service.start();
        crash();
        var stopped = new int[1];
        service.stop("bye", () -> stopped[0]++);
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
        assertThat(stopped[0]).isEqualTo(1);
    }

    @Test
    void anEndWhileStoppingIsNoFailure() {
        var service = service(Map.of());
        var _ = service.start();
        var stopped = new int[1];
        service.stop("bye", () -> stopped[0]++);
        assertThat(stopped[0]).isZero();
        crash();
        alarm.pass(Duration.ofHours(1));
        assertThat(stopped[0]).isEqualTo(1);
        assertThat(spawned).hasSize(1);
        assertThat(logged).isEmpty();
    }

    @Test
    void whatCannotBeSpawnedIsTriedAgain() {
        var tries = new int[1];
        var service =
                new ProcessService(
                        new EntryId("app", "service"),
                        lifecycle(Map.of()),
                        ended -> {
                            if (++tries[0] == 1) {
                                throw new Failure(ErrorKind.UNAVAILABLE, "no host");
                            }
                            return spawn(ended);
                        },
                        alarm,
                        log());
        var start = service.start();
        assertThat(logged.getLast()).contains("no host");
        assertThat(start).isNotDone();
        assertThat(service.trouble()).contains("no host");
        alarm.pass(Duration.ofSeconds(1));
        assertThat(spawned).hasSize(1);
        assertThat(start).isCompleted();
    }

    @Test
    void whatCanNeverBeSpawnedHasNotStarted() {
        var service =
                new ProcessService(
                        new EntryId("app", "service"),
                        lifecycle(Map.of("max_attempts", 2L)),
                        _ -> {
                            throw new Failure(ErrorKind.UNAVAILABLE, "no host");
                        },
                        alarm,
                        log());
        var start = service.start();
        alarm.pass(Duration.ofSeconds(1));
        assertThat(start).isNotDone();
        alarm.pass(Duration.ofSeconds(10));
        assertThat(start).isCompletedExceptionally();
        var again = service.start();
        assertThat(again).isNotDone();
        service.stop("stopped", () -> {});
        assertThat(again).isCompletedExceptionally();
    }

    @Test
    void jitterStaysWithinItsShare() {
        var restart = lifecycle(Map.of("initial_delay", "10s")).restart();
        assertThat(Backoff.delay(restart, 1, 0)).isEqualTo(9_000_000_000L);
        assertThat(Backoff.delay(restart, 1, -1)).isBetween(10_999_999_999L, 11_000_000_000L);
        assertThat(Backoff.delay(restart, 1_000, 1L << 63)).isEqualTo(90_000_000_000L);
    }
}
