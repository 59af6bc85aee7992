// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom a worker serves next. */
class WorkerTest {
    private final Driver driver = new Driver(2, 0);
    private final Worker first = driver.node.scheduler().worker(0);
    private final Worker second = driver.node.scheduler().worker(1);

    @Test
    void whatWaitsAtAnotherWorkerComesBeforeWhatUsedUpItsSlice() {
        driver.spawn(
                p -> {
                    while (driver.log.add("busy")) {
                        for (int tick = 0; tick < 3; tick++) {
                            first.watch(1, true, 1);
                        }
                        p.safepoint();
                    }
                    return null;
                });
        assertThat(first.step()).isTrue();
        driver.spawn(_ -> driver.log.add("a"));
        driver.spawn(_ -> driver.log.add("b"));
        assertThat(second.step()).isTrue();
        assertThat(first.step()).isTrue();
        assertThat(first.step()).isTrue();
        assertThat(driver.log).containsExactly("busy", "a", "b", "busy");
    }
}
