// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Units start, stop and are replaced in the order of what they need, whenever each of them is
 * ready. A failing seed is named; {@code -Dseed=N} runs that one alone, {@code -Dseeds=N} so many.
 */
class SupervisorHistoriesTest {
    private static final int SEEDS = Integer.getInteger("seeds", 5_000);

    @Test
    void theOrderIsKeptInEveryHistory() {
        var only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SEEDS : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                new SupervisorHistory().accept(seed);
            } catch (AssertionError e) {
                throw new AssertionError("-Dseed=" + seed + " replays: " + e.getMessage(), e);
            }
        }
    }

    /** A test of the test above: what is broken on purpose does not pass. */
    @ParameterizedTest
    @CsvSource({
        "askWhatIsFree, isEmpty, 1, true",
        "retireOutdated, needsAny, 1, false",
        "retire, contains, 1, false",
        "start, containsKey, 1, false",
        "start, containsKey, 2, false",
        "started, remove, 1, false",
        "hasWhatItNeeds, required, 1, false"
    })
    void aDefectThatIsPlantedIsFoundBySomeSeed(
            String method, String called, int which, boolean answer) {
        var planted = new PlantedLoader(Supervisor.class, method, called, which, answer);
        assertThatCode(
                        () -> {
                            for (long seed = 1; seed <= SEEDS; seed++) {
                                history(planted).accept(seed);
                            }
                        })
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected: ");
    }

    private static LongConsumer history(PlantedLoader loader) throws ReflectiveOperationException {
        var type = loader.loadClass(SupervisorHistory.class.getName());
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (LongConsumer) constructor.newInstance();
    }
}
