// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.actor.StructureCalls.Intakes;
import wippy.actor.StructureCalls.PidTables;
import wippy.actor.StructureCalls.Rooms;
import wippy.actor.StructureCalls.RunQueues;
import wippy.actor.StructureCalls.SpawnDeques;
import wippy.actor.StructureCalls.TornCount;
import wippy.actor.StructureCalls.TornStack;

/**
 * The lock-free structures give answers that some order of whole operations gives too, whatever the
 * interleaving of their steps. Lincheck makes scenarios and interleavings, the same in each run;
 * the structure itself, used by one thread, says what is right.
 *
 * <p>Runs in a JVM of its own, since Lincheck loads an agent that changes all classes.
 */
@Tag("lincheck")
class LincheckTest {
    private static final int SCENARIOS = Integer.getInteger("scenarios", 3);
    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 100);

    @ParameterizedTest
    @ValueSource(
            classes = {
                Intakes.class,
                RunQueues.class,
                SpawnDeques.class,
                PidTables.class,
                Rooms.class
            })
    void whatThreadsGetCouldBeHadFromOne(Class<?> calls) {
        check(calls);
    }

    /** A checker that cannot read the class files finds nothing, and is silent. */
    @ParameterizedTest
    @ValueSource(classes = {TornStack.class, TornCount.class})
    void whatIsTornIsFound(Class<?> calls) {
        assertThatThrownBy(() -> check(calls)).isInstanceOf(AssertionError.class);
    }

    private static void check(Class<?> calls) {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(INTERLEAVINGS)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false)
                .check(calls);
    }
}
