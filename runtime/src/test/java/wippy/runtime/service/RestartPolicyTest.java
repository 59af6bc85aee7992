// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wippy.actor.ExitReason;
import wippy.actor.Guest;
import wippy.actor.Node;
import wippy.actor.NodeOptions;
import wippy.actor.Pid;
import wippy.actor.Process;
import wippy.actor.SpawnOptions;
import wippy.actor.SystemEnv;
import wippy.registry.EntryId;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.RestartConfig;
import wippy.runtime.config.SecurityConfig;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * Whatever happens to a service and whenever, it is restarted exactly when its policy, written down
 * here once more and in other words, says so. {@code -Dseed=N} replays one history.
 */
class RestartPolicyTest {
    private static final int SEEDS = 3_000;
    private static final int STEPS = 40;
    private static final long NEVER = Long.MAX_VALUE;
    private static final ExitReason FAILURE =
            new ExitReason.Crashed(
                    new Failure(ErrorValue.of("boom", ErrorKind.INTERNAL, null, null)));

    /** How an end counts. */
    private enum End {
        FINAL,
        FAILED
    }

    /** One service and what it should be doing. */
    private static final class History {
        final SplittableRandom random;
        final Process process;
        final RestartConfig restart;
        final long stable;
        final FakeAlarm alarm = new FakeAlarm();
        final List<ProcessService.Ended> spawned = new ArrayList<>();
        final ProcessService service;

        /** What should be: how many spawns, since when it runs, when it is to be restarted. */
        int spawns;

        boolean runs;
        boolean stops;
        long since;
        long due = NEVER;
        long failures;
        int stopsAsked;
        int stopsTold;

        History(long seed, Process process) {
            this.process = process;
            random = new SplittableRandom(seed);
            restart =
                    new RestartConfig(
                            Duration.ofMillis(1 + random.nextInt(2000)),
                            Duration.ofMillis(1000 + random.nextInt(5000)),
                            1 + random.nextDouble() * 3,
                            random.nextInt(3) / 4.0,
                            random.nextInt(4));
            var lifecycle =
                    new LifecycleConfig(
                            false,
                            LifecycleConfig.Startup.REQUIRED,
                            List.of(),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofMillis(random.nextInt(8000)),
                            restart,
                            new SecurityConfig(Optional.empty(), Map.of(), List.of(), List.of()));
            stable = lifecycle.stableThreshold().toNanos();
            service =
                    new ProcessService(
                            new EntryId("app", "service"),
                            lifecycle,
                            this::spawn,
                            alarm,
                            new LogLines().log());
        }

        private Process spawn(ProcessService.Ended ended) {
            spawned.add(ended);
            return process;
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> start();
                case 1 -> stop();
                case 2 -> endOfAnEarlierOne();
                case 3, 4, 5 -> end();
                default -> pass(random.nextLong(7_000_000_000L));
            }
        }

        private void start() {
            if (!runs && due == NEVER) {
                failures = 0;
                begin(alarm.nanos());
            }
            var _ = service.start();
        }

        private void begin(long at) {
            spawns++;
            runs = true;
            since = at;
            due = NEVER;
        }

        private void stop() {
            if (stops) {
                return; // a unit is asked once
            }
            stops = runs;
            due = NEVER;
            stopsAsked++;
            service.stop("asked to", () -> stopsTold++);
        }

        private void endOfAnEarlierOne() {
            if (spawned.size() > 1) {
                spawned.get(random.nextInt(spawned.size() - 1)).ended(FAILURE);
            }
        }

        private void end() {
            if (!runs) {
                return;
            }
            long bits = random.nextLong();
            alarm.chance(bits);
            int how = random.nextInt(6);
            End counts = how < 3 ? End.FINAL : End.FAILED;
            runs = false;
            if (!stops && counts == End.FAILED) {
                failures = alarm.nanos() - since >= stable ? 1 : failures + 1;
                if (restart.maxAttempts() == 0 || failures <= restart.maxAttempts()) {
                    due = alarm.nanos() + delay(bits);
                }
            }
            stops = false;
            spawned.getLast().ended(reason(how));
        }

        private static ExitReason reason(int how) {
            return switch (how) {
                case 0 -> new ExitReason.Normal("done");
                case 1 -> new ExitReason.Killed("by hand");
                case 2 -> new ExitReason.Crashed(new Failure(ErrorKind.INVALID, "for good"));
                case 3 -> new ExitReason.Crashed(new IllegalStateException("a defect"));
                case 4 -> new ExitReason.LinkBroken(new Pid("local", "app:host", 9));
                default -> FAILURE;
            };
        }

        private long delay(long bits) {
            double delay = (double) restart.initialDelay().toNanos();
            for (long i = 1; i < failures; i++) {
                delay *= restart.backoffFactor();
            }
            delay = Math.min(delay, (double) restart.maxDelay().toNanos());
            double chance = (bits >>> 11) / (double) (1L << 53);
            return Math.round(delay * (1 - restart.jitter() + 2 * chance * restart.jitter()));
        }

        /** Rounding may differ by a nanosecond. */
        private void pass(long nanos) {
            long until = alarm.nanos() + nanos;
            if (due - 2 <= until) {
                alarm.pass(Duration.ofNanos(due - 2 - alarm.nanos()));
                check("before it is due");
                alarm.pass(Duration.ofNanos(4));
                begin(since(4));
                check("when it is due");
            }
            alarm.pass(Duration.ofNanos(Math.max(0, until - alarm.nanos())));
        }

        private long since(long atMost) {
            return alarm.nanos() - atMost / 2;
        }

        void check(String when) {
            assertThat(spawned).as("starts %s", when).hasSize(spawns);
            assertThat(stopsTold).as("ends told %s", when).isEqualTo(stopsAsked - (stops ? 1 : 0));
        }
    }

    @Test
    void aServiceIsRestartedExactlyAsItsPolicySays() {
        var node = Node.start(NodeOptions.DEFAULT.withWorkers(1), new SystemEnv(), value -> value);
        try {
            var host = node.addHost("app:host", 0, 0);
            var only = Long.getLong("seed");
            for (long seed = 1; seed <= SEEDS; seed++) {
                // It only lends its name: the test says when it ends.
                var process = host.spawn(p -> p.inbox().receive(), Guest.NONE, SpawnOptions.PLAIN);
                check(only == null ? seed : only, process);
                process.terminate("no longer needed");
            }
        } finally {
            node.stop();
        }
    }

    private static void check(long seed, Process process) {
        var history = new History(seed, process);
        for (int step = 1; step <= STEPS; step++) {
            history.step();
            history.check("with seed " + seed + " after step " + step);
        }
    }
}
