// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;

/** Java code that blocks holds up the task that called it, and no worker. */
final class MonitorTest {

    /** The module {@code monitor}: {@code hold()} sleeps while it holds one Java monitor. */
    private static final class Monitor implements LuaModule {
        private static final long HOLD_MILLIS = 2;

        private final Object monitor = new Object();
        private long inside;
        private long most;
        private long holds;

        @Override
        public String name() {
            return "monitor";
        }

        @Override
        public Object value(ModuleContext context) {
            var module = new LuaTable();
            Functions.into(
                    module,
                    Functions.of("hold", this::hold),
                    Functions.of("holds", state -> holds),
                    Functions.of("most", state -> most));
            module.freeze();
            return module;
        }

        private Object hold(LuaState state) {
            var process = LuaProcess.of(state).process();
            return state.await(
                    () -> {
                        try {
                            return process.foreign(this::sleepHolding, () -> {});
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
        }

        private Object sleepHolding() throws InterruptedException {
            synchronized (monitor) {
                inside++;
                most = Math.max(most, inside);
                holds++;
                Thread.sleep(HOLD_MILLIS);
                inside--;
            }
            return Results.NONE;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void coroutinesAndTasksThatContendForAMonitorHeldAcrossASleepFinish(int workers)
            throws Exception {
        try (var application = Application.start("monitor", workers, new Monitor())) {
            assertThat(application.run("contend")).isEqualTo("60 holds, 1 at a time\n");
        }
    }
}
