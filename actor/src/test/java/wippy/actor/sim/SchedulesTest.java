// SPDX-License-Identifier: Apache-2.0
package wippy.actor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.actor.StructurePlay;

/**
 * The promises of processes hold under thousands of schedules. A failing seed is named; {@code
 * -Dseed=N} runs that one alone, {@code -Dseeds=N} so many.
 */
class SchedulesTest {
    private static final int SEEDS = Integer.getInteger("seeds", 400);
    private static final int REPLAY_EVERY = 100;
    private static final WovenLoader WOVEN = new WovenLoader(null);

    @ParameterizedTest
    @ValueSource(
            classes = {
                MessagePlay.class,
                TreePlay.class,
                RelationPlay.class,
                NamePlay.class,
                TimerPlay.class,
                KillPlay.class,
                ChannelPlay.class,
                LimitPlay.class,
                RenewalPlay.class,
                StructurePlay.class
            })
    void everyScheduleKeepsThePromise(Class<? extends Program> play) {
        var only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SEEDS : only;
        for (long seed = first; seed <= last; seed++) {
            long trace = run(play, seed);
            if (seed % REPLAY_EVERY == 0) {
                assertThat(run(play, seed)).as("replay of seed %d", seed).isEqualTo(trace);
            }
        }
    }

    private static long run(Class<? extends Program> play, long seed) {
        try {
            return Sim.run(seed, WOVEN.program(play));
        } catch (AssertionError e) {
            throw new AssertionError(
                    play.getSimpleName()
                            + " fails with seed "
                            + seed
                            + " (-Dseed="
                            + seed
                            + " replays it): "
                            + e.getMessage(),
                    e);
        }
    }
}
