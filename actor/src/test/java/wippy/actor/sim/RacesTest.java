// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test of {@link SchedulesTest}: what is broken on purpose does not pass. */
class RacesTest {
    private static final int SEEDS = 500;

    static Stream<Race> races() {
        return Stream.of(
                Race.unasked("Serial", "slice", "isEmpty", 3, true),
                Race.torn("Serial", "post", "compareAndSet"),
                Race.torn("Intake", "push", "getAndSet"),
                Race.torn("Intake", "takeAll", "getAndSet"),
                Race.torn("RunQueue", "steal", "compareAndSet"),
                Race.torn("SpawnDeque", "poll", "compareAndSet"));
    }

    @ParameterizedTest
    @MethodSource("races")
    void aRaceThatIsPlantedIsFoundBySomeSeed(Race race) {
        var woven = new WovenLoader(race);
        assertThatCode(
                        () -> {
                            for (long seed = 1; seed <= SEEDS; seed++) {
                                for (var play : List.of(MessagePlay.class, TreePlay.class)) {
                                    Sim.run(seed, woven.program(play));
                                }
                            }
                        })
                .as("%s is found within %d seeds", race, SEEDS)
                .isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }
}
