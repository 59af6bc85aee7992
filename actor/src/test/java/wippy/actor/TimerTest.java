// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimerTest {
    private static final long MILLI = 1_000_000;

    private final Driver driver = new Driver();
    private final List<Object> log = driver.log;
    private final long start = driver.env.nanos();

    private long millis() {
        return (driver.env.nanos() - start) / MILLI;
    }

    @Test
    void sleepNeverEndsEarlyAndAtMostAMillisecondLate() {
        driver.run(
                p -> {
                    for (long nanos :
                            new long[] {1, MILLI, 3 * MILLI / 2, 70 * MILLI, 5_000 * MILLI}) {
                        long before = driver.env.nanos();
                        p.sleep(nanos);
                        log.add(driver.env.nanos() - before - nanos);
                    }
                    return null;
                });
        driver.pass(5_100);
        assertThat(log).hasSize(5).allSatisfy(late -> assertThat((long) late).isBetween(0L, MILLI));
    }

    @Test
    void afterFiresOnceAndCloses() {
        driver.run(
                p -> {
                    var channel = Timer.after(p, 5 * MILLI, _ -> "fired").channel();
                    log.add(channel.receive());
                    log.add(millis());
                    return log.add(channel.receive());
                });
        driver.pass(6);
        assertThat(log).containsExactly("fired", 5L, Channel.CLOSED);
    }

    @Test
    void tickerKeepsItsGridAndDropsWhatDoesNotFit() {
        driver.run(
                p -> {
                    var ticker = Timer.ticker(p, 10 * MILLI, _ -> millis());
                    for (int i = 0; i < 3; i++) {
                        log.add(ticker.channel().receive());
                    }
                    p.sleep(400 * MILLI);
                    log.add(ticker.channel().size());
                    log.add(ticker.stop());
                    log.add(ticker.stop());
                    return null;
                });
        driver.pass(500);
        assertThat(log).containsExactly(10L, 20L, 30L, 16, true, false);
    }

    @Test
    void stoppedTimerDoesNotFireAndResetTimerFiresAtItsNewTime() {
        driver.run(
                p -> {
                    var stopped = Timer.once(p, 5 * MILLI, _ -> "never");
                    var reset = Timer.once(p, 5 * MILLI, _ -> "reset");
                    p.sleep(3 * MILLI);
                    log.add(stopped.stop());
                    log.add(reset.reset(20 * MILLI));
                    log.add(reset.channel().receive() + " at " + millis());
                    log.add(reset.reset(MILLI));
                    log.add(reset.channel().receive() + " at " + millis());
                    log.add(stopped.channel().size());
                    return null;
                });
        driver.pass(30);
        assertThat(log).containsExactly(true, true, "reset at 23", false, "reset at 24", 0);
    }

    @Test
    void sameTimeMeansSameOrder() {
        driver.run(
                p -> {
                    for (int i = 0; i < 20; i++) {
                        int me = i;
                        p.spawnTask(
                                _ -> {
                                    p.sleep(300 * MILLI);
                                    return log.add(me);
                                });
                    }
                    p.sleep(400 * MILLI);
                    return null;
                });
        driver.pass(401);
        assertThat(log)
                .containsExactly(
                        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    @Test
    void wheelFiresEveryAlarmAtItsTimeWhateverTheSteps() {
        for (long seed = 1; seed <= 300; seed++) {
            checkWheel(seed);
        }
    }

    private static void checkWheel(long seed) {
        var random = new SplittableRandom(seed);
        var fired = new ArrayList<Long>();
        var expected = new ArrayList<Long>();
        var wheel = new TimerWheel(0);
        var live = new ArrayList<Deadline>();
        long now = 0;
        for (int i = 0; i < 300; i++) {
            long at = now + random.nextLong(1L << random.nextInt(1, 33));
            var deadline = new Deadline(null, at, () -> fired.add(at));
            wheel.add(deadline);
            live.add(deadline);
            expected.add(at);
            if (random.nextInt(4) == 0) {
                var removed = live.get(random.nextInt(live.size()));
                if (removed.slot >= 0) {
                    wheel.remove(removed);
                    expected.remove(removed.millis);
                }
            }
            if (random.nextInt(3) == 0) {
                now =
                        random.nextBoolean() || wheel.next() == Long.MAX_VALUE
                                ? now + random.nextInt(5000)
                                : wheel.next();
                wheel.advance(now);
                long passed = now;
                assertThat(fired).as("seed %d", seed).allMatch(f -> f <= passed);
                assertThat(fired)
                        .as("seed %d", seed)
                        .containsAll(expected.stream().filter(e -> e <= passed).toList());
            }
        }
        wheel.advance(now + (1L << 34));
        expected.sort(null);
        assertThat(fired).as("seed %d", seed).hasSameSizeAs(expected);
        var sorted = new ArrayList<>(fired);
        sorted.sort(null);
        assertThat(sorted).as("seed %d", seed).isEqualTo(expected);
        assertThat(wheel.next()).as("seed %d", seed).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aMillionTimersAreSetFiredAndCancelledQuickly() {
        var wheel = new TimerWheel(0);
        var count = new int[1];
        var all = new Deadline[1_000_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Deadline(null, 1 + i % 60_000, () -> count[0]++);
            wheel.add(all[i]);
        }
        for (int i = 0; i < all.length; i += 2) {
            wheel.remove(all[i]);
        }
        for (long now = 0; now <= 60_000; now++) {
            wheel.advance(now);
        }
        assertThat(count[0]).isEqualTo(500_000);
    }
}
