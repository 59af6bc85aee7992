// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** In which order the processes of a host run that only one worker at a time may serve. */
class NarrowHostTest {
    private final Driver driver = new Driver(2, 0);
    private final ProcessHost narrow = driver.node.addHost("narrow", 1, 0);
    private final Process other = driver.run(p -> p.inbox().receive());
    private final Worker first = driver.node.scheduler().worker(0);
    private final Worker second = driver.node.scheduler().worker(1);

    @Test
    void whatWasWokenGoesBeforeWhatUsedUpItsSlice() {
        spawnSpent("spent 1");
        spawnSpent("spent 2");
        whileServed(
                () -> {
                    first.step();
                    first.step();
                    spawn("woken 1", () -> {});
                    spawn("woken 2", () -> {});
                    first.step();
                    first.step();
                });
        driver.settle();
        assertThat(driver.log).containsExactly("woken 1", "woken 2", "spent 1", "spent 2");
    }

    @Test
    void whatUsedUpItsSliceHasItsTurnWhenOthersHadTheTimeOfASlice() {
        spawnSpent("spent");
        whileServed(
                () -> {
                    first.step();
                    spawn("woken 1", () -> second.watch(1, false, 1));
                    spawn("woken 2", () -> {});
                    first.step();
                    first.step();
                });
        while (second.step()) {}
        driver.settle();
        assertThat(driver.log).containsExactly("woken 1", "spent", "woken 2");
    }

    /** Or the same two would meet again, with the same end, for ever. */
    @Test
    void whatWaitedGoesBeforeWhatItWaitedFor() {
        spawnBusy("a", 1);
        spawnBusy("b", 0);
        for (int i = 0; i < 4; i++) {
            first.step();
        }
        assertThat(driver.log).containsExactly("a", "b", "a", "b");
    }

    /** One that uses up each slice of the first worker; in one, the second looks for work. */
    private void spawnBusy(String name, int turnOfSecond) {
        var guest = new LoopGuest();
        narrow.spawn(
                p -> {
                    for (int turn = 0; driver.log.add(name); turn++) {
                        if (turn > 0 && turn == turnOfSecond) {
                            assertThat(second.step()).as("one to be had").isTrue();
                        }
                        first.watch(1, true, 1);
                        first.watch(1, true, 1);
                        guest.poll(p);
                    }
                    return null;
                },
                guest,
                SpawnOptions.PLAIN);
    }

    /** Runs something while the second worker serves a process of the host. */
    private void whileServed(Runnable action) {
        assertThat(narrow.enter(other, second)).isTrue();
        action.run();
        assertThat(narrow.hasWaiting()).isTrue();
        narrow.leave(second);
    }

    private void spawn(String name, Runnable before) {
        narrow.spawn(
                _ -> {
                    before.run();
                    return driver.log.add(name);
                },
                Guest.NONE,
                SpawnOptions.PLAIN);
    }

    /** One that runs until the first worker's clock says that its slice is over. */
    private void spawnSpent(String name) {
        var guest = new LoopGuest();
        narrow.spawn(
                p -> {
                    first.watch(1, true, 1);
                    first.watch(1, true, 1);
                    guest.poll(p);
                    return driver.log.add(name);
                },
                guest,
                SpawnOptions.PLAIN);
        first.step();
        assertThat(guest.yields).isEqualTo(1);
    }
}
