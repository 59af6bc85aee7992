// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wippy.actor.Body;
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
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

class ProcessServiceTest {

    private static final ExitReason CRASH =
            new ExitReason.Crashed(
                    new Failure(ErrorValue.of("boom", ErrorKind.INTERNAL, null, null)));

    private final FakeAlarm alarm = new FakeAlarm();
    private final Node node =
            Node.start(NodeOptions.DEFAULT.withWorkers(1), new SystemEnv(), value -> value);
    private final List<ProcessService.Ended> spawned = new ArrayList<>();
    private final LogLines logged = new LogLines();

    @AfterEach
    void stopNode() {
        node.stop();
    }

    private ProcessService service(Map<String, Object> restart) {
        return supervised(Map.of("restart", restart));
    }

    private ProcessService supervised(Map<String, Object> lifecycle) {
        return new ProcessService(
                new EntryId("app", "service"), config(lifecycle), this::spawn, alarm, logged.log());
    }

    private static LifecycleConfig lifecycle(Map<String, Object> restart) {
        return config(Map.of("restart", restart));
    }

    private static LifecycleConfig config(Map<String, Object> lifecycle) {
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
                                lifecycle));
        return ProcessServiceConfig.read(new Findings(entry)).lifecycle();
    }

    private wippy.actor.Process spawn(ProcessService.Ended ended) {
        spawned.add(ended);
        return run(process -> process.inbox().receive());
    }

    private wippy.actor.Process run(Body body) {
        var host = node.host("app:host");
        if (host == null) {
            host = node.addHost("app:host", 0, 0);
        }
        return host.spawn(body, Guest.NONE, SpawnOptions.PLAIN);
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
        assertThat(logged.lines().getLast())
                .isEqualTo("service failed for good {service=app:service, error=boom, attempts=2}");
    }

    @Test
    void aNormalEndIsFinal() {
        var _ = service(Map.of()).start();
        spawned.getLast().ended(new ExitReason.Normal(null));
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void anErrorThatIsNotRetryableIsFinal() {
        var _ = service(Map.of()).start();
        spawned.getLast()
                .ended(new ExitReason.Crashed(new Failure(ErrorKind.INVALID, "bad settings")));
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).hasSize(1);
        assertThat(logged.lines().getLast()).contains("not retryable").contains("bad settings");
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
        assertThat(logged.lines()).isEmpty();
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
                        logged.log());
        var start = service.start();
        assertThat(logged.lines().getLast()).contains("no host");
        assertThat(start).isNotDone();
        assertThat(service.status().trouble()).contains("no host");
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
                        logged.log());
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

    @Test
    void delaysGrowByTheirFactor() {
        var service = service(Map.of("initial_delay", "100ms", "backoff_factor", 1.5, "jitter", 0));
        var _ = service.start();
        for (long millis : new long[] {100, 150, 225}) {
            int before = spawned.size();
            crash();
            alarm.pass(Duration.ofMillis(millis).minusNanos(1));
            assertThat(spawned).as("before %d ms", millis).hasSize(before);
            alarm.pass(Duration.ofNanos(1));
            assertThat(spawned).as("after %d ms", millis).hasSize(before + 1);
        }
    }

    @Test
    void aDelayIsVariedAtRandomByItsJitter() {
        var service = service(Map.of("initial_delay", "10s", "jitter", 0.5));
        alarm.chance(0);
        var _ = service.start();
        crash();
        alarm.pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(spawned).hasSize(1);
        alarm.pass(Duration.ofNanos(1));
        assertThat(spawned).hasSize(2);
    }

    @Test
    void howLongStableIsCanBeSaid() {
        var service =
                supervised(
                        Map.of(
                                "stable_threshold",
                                "1m",
                                "restart",
                                Map.of("max_attempts", 1L, "initial_delay", "1s")));
        var _ = service.start();
        crash();
        alarm.pass(Duration.ofSeconds(61).minusNanos(1));
        assertThat(service.status().retries()).isEqualTo(1);
        alarm.pass(Duration.ofNanos(1));
        assertThat(service.status().retries()).isZero();
        crash();
        alarm.pass(Duration.ofSeconds(60));
        assertThat(spawned).as("one more, since it ran stably").hasSize(3);
        crash();
        alarm.pass(Duration.ofHours(1));
        assertThat(spawned).as("given up").hasSize(3);
    }

    @Test
    void whatDoesNotStopInTimeIsTerminated() throws Exception {
        var end = new CompletableFuture<ExitReason>();
        var deaf =
                new Body() {
                    @Override
                    public @Nullable Object run(wippy.actor.Process process) {
                        process.events(null);
                        return process.inbox().receive();
                    }

                    @Override
                    public void exited(wippy.actor.Process process, ExitReason reason) {
                        end.complete(reason);
                    }
                };
        var service =
                new ProcessService(
                        new EntryId("app", "service"),
                        config(Map.of("stop_timeout", "3s")),
                        _ -> run(deaf),
                        alarm,
                        logged.log());
        var _ = service.start();
        service.stop("bye", () -> {});
        alarm.pass(Duration.ofSeconds(3).minusNanos(1));
        assertThat(end).isNotDone();
        alarm.pass(Duration.ofNanos(1));
        assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(new ExitReason.Killed("bye"));
    }

    private static String shown(UnitStatus status) {
        return status.state().text()
                + status.trouble().map(" "::concat).orElse("")
                + " retries="
                + status.retries()
                + " restarts="
                + status.restarts()
                + status.changedAt().map(at -> " changed=" + at.getEpochSecond()).orElse("")
                + status.startedAt().map(at -> " started=" + at.getEpochSecond()).orElse("");
    }

    @Test
    void itsStatusFollowsItsLife() {
        var service = service(Map.of("max_attempts", 2L));
        assertThat(shown(service.status())).isEqualTo("unknown retries=0 restarts=0");
        alarm.pass(Duration.ofSeconds(1));
        var _ = service.start();
        assertThat(shown(service.status()))
                .isEqualTo("running retries=0 restarts=0 changed=1 started=1");
        crash();
        assertThat(shown(service.status()))
                .isEqualTo("failed boom retries=1 restarts=0 changed=1 started=1");
        alarm.pass(Duration.ofSeconds(1));
        assertThat(shown(service.status()))
                .isEqualTo("running boom retries=1 restarts=1 changed=2 started=2");
        alarm.pass(Duration.ofSeconds(5));
        assertThat(shown(service.status()))
                .isEqualTo("running boom retries=0 restarts=1 changed=2 started=2");
        service.stop("bye", () -> {});
        assertThat(shown(service.status()))
                .isEqualTo("stopping boom retries=1 restarts=1 changed=7 started=2");
        crash();
        assertThat(service.status().state()).isEqualTo(UnitStatus.State.STOPPED);
    }

    @Test
    void whatHasEndedForGoodSaysHow() {
        var ended = service(Map.of());
        var _ = ended.start();
        spawned.getLast().ended(new ExitReason.Normal(null));
        assertThat(shown(ended.status()))
                .isEqualTo("exited retries=0 restarts=0 changed=0 started=0");
        var killed = service(Map.of());
        var _ = killed.start();
        spawned.getLast().ended(new ExitReason.Killed("by hand"));
        assertThat(shown(killed.status()))
                .isEqualTo("exited by hand retries=0 restarts=0 changed=0 started=0");
        var hopeless = service(Map.of("max_attempts", 1L));
        var _ = hopeless.start();
        crash();
        alarm.pass(Duration.ofSeconds(2));
        crash();
        alarm.pass(Duration.ofHours(1));
        assertThat(shown(hopeless.status()))
                .isEqualTo("failed boom retries=1 restarts=1 changed=2 started=1");
    }
}
