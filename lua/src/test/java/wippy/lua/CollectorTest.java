// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script cannot see of the collector; the rest is in {@code finalizers.lua}. */
final class CollectorTest {

    private static final int STEPS_MAX = 1_000_000;

    private final List<String> warnings = new ArrayList<>();

    private final LuaState state =
            new LuaState(
                    Dialect.PLAIN,
                    new Waiting() {
                        @Override
                        public void interrupted(boolean mayYield) {}

                        @Override
                        public boolean yieldOutsideCoroutine() {
                            return false;
                        }

                        @Override
                        public void warn(String message) {
                            warnings.add(message);
                        }
                    },
                    new LuaTable(),
                    null);

    private static final class Failing extends VarargFunction {
        @Override
        public Object apply(LuaState state, Object[] arguments) {
            throw LuaError.thrown(state, "oh");
        }

        @Override
        public String name() {
            return "failing";
        }
    }

    private void mark(LuaTable table) {
        LuaTable metatable = new LuaTable();
        metatable.put("__gc", new Failing());
        Metatables.set(state, table, metatable);
    }

    @Test
    void anErrorOfAFinalizerThatNobodyAskedForIsAWarning() {
        mark(new LuaTable());
        for (int i = 0; i < STEPS_MAX && state.poll == 0; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        state.safepoint();
        assertThat(warnings).containsExactly("error in __gc metamethod (oh)");
        state.safepoint();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void errorsOfFinalizersAtTheEndAreWarnings() {
        LuaTable kept = new LuaTable();
        mark(kept);
        LuaTable alsoKept = new LuaTable();
        mark(alsoKept);
        state.close();
        assertThat(warnings).hasSize(2);
        state.close();
        assertThat(warnings).hasSize(2);
        assertThat(List.of(kept, alsoKept)).allSatisfy(t -> assertThat(Farewell.of(t)).isNull());
    }

    @Test
    void stoppedFinalizersRunAfterRestart() {
        state.collector().stop();
        mark(new LuaTable());
        for (int i = 0; i < STEPS_MAX && state.poll == 0; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        state.safepoint();
        assertThat(warnings).isEmpty();
        state.collector().restart();
        state.safepoint();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void attachmentsOfTablesThatAreGoneAreSwept() {
        LuaTable key = new LuaTable();
        LuaTable mode = new LuaTable();
        mode.put("__mode", "k");
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 1000; i++) {
                LuaTable weak = new LuaTable();
                weak.setMetatable(mode);
                weak.put(key, "value");
            }
            System.gc();
        }
        int attached = 0;
        for (Attachment at = key.attachment; at != null; at = at.next) {
            attached++;
        }
        assertThat(attached).isLessThan(5000);
    }
}
