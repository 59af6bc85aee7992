// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What can be seen of processes and hosts from outside. */
class InspectionTest {
    private static final long MILLI = 1_000_000;

    private final Driver driver = new Driver();

    @Test
    void relationsAreSeenFromBothSides() {
        var child = driver.run(p -> p.inbox().receive());
        var parent =
                driver.run(
                        p -> {
                            p.link(child);
                            p.monitor(child);
                            return p.inbox().receive();
                        });
        assertThat(parent.relations()).containsExactly(new Relation(child, true, false, true));
        assertThat(child.relations()).containsExactly(new Relation(parent, true, true, false));
        child.terminate("over");
        driver.settle();
        assertThat(child.relations()).isEmpty();
        assertThat(child.names()).isEmpty();
        assertThat(child.activity()).isEqualTo(Activity.ENDING);
    }

    @Test
    void namesAreThoseThatItHolds() {
        var process = driver.run(p -> p.inbox().receive());
        assertThat(process.names()).isEmpty();
        driver.node.register("a", process);
        driver.node.register("b", process);
        driver.node.unregister("a");
        assertThat(process.names()).containsExactly("b");
    }

    @Test
    void activityIsWhatItsTasksDo() {
        var process =
                driver.spawn(
                        p -> {
                            driver.log.add(p.activity());
                            return p.inbox().receive();
                        });
        assertThat(process.activity()).isEqualTo(Activity.READY);
        driver.settle();
        assertThat(driver.log).containsExactly(Activity.RUNNING);
        assertThat(process.activity()).isEqualTo(Activity.WAITING);
    }

    @Test
    void theMailboxHasAllThatNobodyHasReceived() {
        var process =
                driver.run(
                        p -> {
                            p.inbox();
                            p.listen("topic", null);
                            p.sleep(MILLI);
                            return p.inbox().receive();
                        });
        for (String topic : List.of("topic", "topic", "other", "@kept")) {
            driver.node.send(process.pid(), topic, 1);
        }
        process.cancel(process.pid(), "why");
        process.inject(() -> driver.log.add(process.mailboxSize()));
        driver.settle();
        assertThat(driver.log).containsExactly(5);
    }

    @Test
    void timeRunIsThatWhichTheClockSaw() {
        var process =
                driver.run(
                        p -> {
                            driver.env.pass(7 * MILLI);
                            driver.node.clock().advance();
                            driver.env.pass(2 * MILLI);
                            driver.node.clock().advance();
                            return p.inbox().receive();
                        });
        driver.pass(50);
        assertThat(process.ranMillis()).isEqualTo(9);
    }

    @Test
    void aHostCountsTheTurnsOfItsProcesses() {
        driver.run(
                p -> {
                    p.yieldTask();
                    p.yieldTask();
                    return null;
                });
        assertThat(driver.host.turns()).isEqualTo(3);
        assertThat(driver.host.turnsTaken()).isZero();
        var other = driver.node.addHost("a:host", 0, 3);
        assertThat(other.turns()).isZero();
        assertThat(driver.node.hosts()).containsExactly(other, driver.host);
        assertThat(other.workersMax()).isEqualTo(1);
        assertThat(other.processesMax()).isEqualTo(3);
    }

    @Test
    void aTurnOnAnotherWorkersProcessIsTaken() {
        var two = new Driver(2, 0);
        two.spawn(_ -> null);
        two.spawn(_ -> null);
        two.node.scheduler().worker(0).step();
        two.node.scheduler().worker(1).step();
        assertThat(two.host.turns()).isEqualTo(2);
        assertThat(two.host.turnsTaken()).isEqualTo(1);
    }

    @Test
    void aProcessWasSpawnedWhenTheClockNextLooked() {
        Instant begin = driver.env.now();
        var first = driver.run(p -> p.inbox().receive());
        driver.pass(1_000);
        var second = driver.run(p -> p.inbox().receive());
        driver.pass(1_000);
        assertThat(Duration.between(begin, first.spawnedAt())).isZero();
        assertThat(Duration.between(begin, second.spawnedAt())).hasSeconds(1);
    }

    @Test
    void notesOfBirthsAreNeverTooEarlyAndExactForTheLast() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        var births = new Births(64);
        var env = new FakeEnv(seed);
        var spawned = new Instant[5_000];
        int count = 0;
        while (count < spawned.length) {
            env.pass(MILLI);
            for (int i = random.nextInt(4); i > 0 && count < spawned.length; i--) {
                spawned[count++] = env.now();
            }
            births.note(count, env);
        }
        for (int i = 0; i < count; i++) {
            long late = Duration.between(spawned[i], births.of(i + 1, env)).toMillis();
            int age = (int) Duration.between(spawned[i], env.now()).toMillis();
            assertThat(late)
                    .as("process %d of seed %d, %d ms old", i + 1, seed, age)
                    .isBetween(0L, age < 30 ? 0L : age);
        }
    }
}
