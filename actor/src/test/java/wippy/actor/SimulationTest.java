// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random programs under random schedules: each seed replays exactly, and nothing is ever lost. */
class SimulationTest {
    private static final int SEEDS = 2_000;

    @Test
    void everySeedEndsCleanAndReplays() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var log = run(seed);
            if (seed % 50 == 0) {
                assertThat(run(seed)).as("replay of seed %d", seed).isEqualTo(log);
            }
        }
    }

    /** Some processes that spawn, send, nap, watch, renew themselves, die and kill each other. */
    private static List<Object> run(long seed) {
        var driver = new Driver(1 + (int) (seed % 3), seed);
        var random = new SplittableRandom(seed);
        var all = new ArrayList<Process>();
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            all.add(driver.spawn(new Actor(driver, all, random.split())));
        }
        for (int i = 0; i < 40; i++) {
            driver.pass(random.nextInt(3));
        }
        driver.pass(50);
        for (var process : all) {
            if (process.isAlive()) {
                driver.log.add("terminate " + process);
                process.terminate("end of run");
            }
        }
        driver.settle();
        assertThat(driver.host.size()).as("processes left, seed %d", seed).isZero();
        assertThat(driver.node.processes()).as("PIDs left, seed %d", seed).isEmpty();
        assertThat(driver.log)
                .as("seed %d", seed)
                .noneMatch(entry -> entry.toString().contains("Exception: unexpected"));
        return driver.log;
    }

    private record Actor(Driver driver, List<Process> all, SplittableRandom random)
            implements Body {

        @Override
        public Object run(Process p) throws Throwable {
            var channel = new Channel(p, random.nextInt(3));
            p.trapLinks(random.nextBoolean());
            p.spawnTask(
                    _ -> {
                        for (; ; ) {
                            driver.log.add(p + " got " + channel.receive());
                        }
                    });
            p.spawnTask(
                    _ -> {
                        for (; ; ) {
                            var event = (Event) p.events(null).receive();
                            driver.log.add(
                                    p + " " + event.getClass().getSimpleName() + event.from());
                        }
                    });
            p.spawnTask(
                    _ -> {
                        for (; ; ) {
                            driver.log.add(p + " " + ((Message) p.inbox().receive()).payload());
                        }
                    });
            int steps = random.nextInt(20);
            for (int i = 0; i < steps; i++) {
                act(p, channel, i);
            }
            return steps;
        }

        private void act(Process p, Channel channel, int i) throws Exception {
            var other = all.get(random.nextInt(all.size()));
            switch (random.nextInt(13)) {
                case 0 -> p.sleep(random.nextLong(4_000_000));
                case 1 -> p.yieldTask();
                case 2 -> channel.send(i);
                case 3 -> driver.log.add(p.blocking(() -> "blocking " + p + i));
                case 4 -> {
                    if (other.isAlive()) {
                        p.link(other);
                    }
                }
                case 5 -> {
                    p.unmonitor(other);
                    if (other.isAlive()) {
                        p.monitor(other);
                    }
                }
                case 6 -> {
                    if (random.nextInt(4) == 0) {
                        other.terminate("by " + p);
                    }
                }
                case 7 -> {
                    if (random.nextInt(6) == 0) {
                        throw new IllegalStateException("on purpose " + p);
                    }
                }
                case 8 -> {
                    if (all.size() < 20) {
                        all.add(
                                driver.spawn(
                                        p,
                                        new Actor(driver, all, random.split()),
                                        random.nextBoolean()
                                                ? SpawnOptions.LINKED_MONITORED
                                                : SpawnOptions.PLAIN));
                    }
                }
                case 9 -> Timer.ticker(p, 700_000, _ -> "tick");
                case 10 -> {
                    if (random.nextInt(3) == 0) {
                        throw p.renew(new Actor(driver, all, random.split()));
                    }
                }
                default -> p.send(other, "t", p + ":" + i);
            }
        }
    }
}
