// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wippy.actor.StructurePlay;

/** A test of {@link SchedulesTest}: what is broken on purpose does not pass. */
class RacesTest {
    private static final int SEEDS = 5_000;

    static Stream<Arguments> races() {
        return Stream.of(
                Arguments.of(
                        Race.unasked("Serial", "slice", "isEmpty", 3, true), MessagePlay.class),
                Arguments.of(Race.torn("Serial", "post", "compareAndSet"), MessagePlay.class),
                Arguments.of(Race.torn("Intake", "push", "getAndSet"), MessagePlay.class),
                Arguments.of(Race.torn("Intake", "takeAll", "getAndSet"), MessagePlay.class),
                Arguments.of(Race.torn("RunQueue", "steal", "compareAndSet"), TreePlay.class),
                Arguments.of(Race.torn("SpawnDeque", "poll", "compareAndSet"), TreePlay.class),
                Arguments.of(Race.torn("RunQueue", "poll", "compareAndSet"), StructurePlay.class),
                Arguments.of(Race.torn("SpawnDeque", "pop", "compareAndSet"), StructurePlay.class),
                Arguments.of(
                        Race.unasked("Related", "relate", "add", 1, false), RelationPlay.class),
                Arguments.of(Race.unasked("Node", "claim", "addName", 1, true), NamePlay.class),
                Arguments.of(
                        Race.unasked("Room", "enter", "compareAndSet", 1, true), LimitPlay.class),
                Arguments.of(
                        Race.unasked("Process", "runTask", "unlist", 1, true), RenewalPlay.class));
    }

    @ParameterizedTest
    @MethodSource("races")
    void aRaceThatIsPlantedIsFoundBySomeSeed(Race race, Class<? extends Program> play) {
        var woven = new WovenLoader(race);
        assertThatCode(
                        () -> {
                            for (long seed = 1; seed <= SEEDS; seed++) {
                                Sim.run(seed, woven.program(play));
                            }
                        })
                .as("%s is found within %d seeds", race, SEEDS)
                .isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }
}
