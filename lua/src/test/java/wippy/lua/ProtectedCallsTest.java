// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("withoutAccess")
class ProtectedCallsTest {

    private interface Body {
        Object run(Object argument);
    }

    private final LuaState state = States.plain();

    private static LuaFunction function(Body body) {
        return new Function1() {
            @Override
            public Object call(LuaState s, Object argument) {
                return body.run(argument);
            }

            @Override
            public String name() {
                return "test";
            }
        };
    }

    private LuaFunction raising(Object value) {
        return function(
                _ -> {
                    throw LuaError.thrown(state, value);
                });
    }

    private Object[] xpcall(LuaFunction callee, LuaFunction handler) {
        return Results.toArray(ProtectedCalls.xpcall(state, callee, handler, new Object[0]));
    }

    @Test
    void successGivesTrueAndAllResults() {
        for (int count = 0; count < 6; count++) {
            Object[] values = new Object[count];
            for (int i = 0; i < count; i++) {
                values[i] = (long) i;
            }
            LuaFunction several = function(_ -> Results.of(values));
            Object[] results = Results.toArray(ProtectedCalls.pcall(state, several));
            assertThat(results).hasSize(count + 1);
            assertThat(results[0]).isEqualTo(true);
            for (int i = 0; i < count; i++) {
                assertThat(results[i + 1]).isEqualTo((long) i);
            }
        }
    }

    @Test
    void failureGivesFalseAndTheValueAndRestoresTheState() {
        state.depth = 10;
        Object value = new LuaTable();
        LuaFunction deep =
                function(
                        _ -> {
                            state.depth += 100;
                            throw LuaError.thrown(state, value);
                        });
        assertThat(Results.toArray(ProtectedCalls.pcall(state, deep)))
                .containsExactly(false, value);
        assertThat(state.depth).isEqualTo(10);
        assertThat(state.protectedCalls).isZero();
    }

    @Test
    void callingNoFunctionIsCaught() {
        assertThat(Results.toArray(ProtectedCalls.pcall(state, 42L)))
                .containsExactly(false, "attempt to call a number value");
    }

    @Test
    void theHandlerRunsWhereTheErrorIsRaised() {
        List<Object> seen = new ArrayList<>();
        LuaFunction failing =
                function(
                        _ -> {
                            state.depth += 5;
                            throw LuaError.thrown(state, "x");
                        });
        LuaFunction handler =
                function(
                        value -> {
                            seen.add(state.depth);
                            return value + "!";
                        });
        assertThat(xpcall(failing, handler)).containsExactly(false, "x!");
        assertThat(seen).containsExactly(5);
    }

    @Test
    void anInnerPcallHidesTheHandler() {
        LuaFunction handler = function(value -> "handled " + value);
        LuaFunction body =
                function(
                        _ -> {
                            Object inner = ProtectedCalls.pcall(state, raising("inner"));
                            throw LuaError.thrown(state, Results.get(inner, 1) + " then outer");
                        });
        assertThat(xpcall(body, handler)).containsExactly(false, "handled inner then outer");
    }

    @Test
    void anErrorInTheHandlerGoesToTheHandler() {
        int[] calls = new int[1];
        LuaFunction handler =
                function(
                        value -> {
                            if (++calls[0] < 5) {
                                throw LuaError.thrown(state, "again");
                            }
                            return "finally " + value;
                        });
        assertThat(xpcall(raising("first"), handler)).containsExactly(false, "finally again");
        assertThat(calls[0]).isEqualTo(5);
    }

    @Test
    void aHandlerThatAlwaysFailsEndsInErrorHandling() {
        LuaFunction handler =
                function(
                        _ -> {
                            throw LuaError.thrown(state, "again");
                        });
        assertThat(xpcall(raising("first"), handler))
                .containsExactly(false, "error in error handling");
        assertThat(state.handling()).isZero();
    }

    @Test
    void theCountedDepthRaisesAtTheSameDepthEveryTime() {
        List<Integer> depths = new ArrayList<>();
        LuaFunction[] recursion = new LuaFunction[1];
        recursion[0] =
                function(
                        _ -> {
                            depths.set(0, depths.get(0) + 1);
                            if ((state.depth += 2000) > state.depthLimit) {
                                state.entered(2000);
                            }
                            Object result = recursion[0].call(state, null);
                            state.depth -= 2000;
                            return result;
                        });
        for (int i = 0; i < 2; i++) {
            depths.clear();
            depths.add(0);
            assertThat(Results.toArray(ProtectedCalls.pcall(state, recursion[0])))
                    .containsExactly(false, "stack overflow");
            assertThat(depths.get(0)).isEqualTo(LuaState.DEPTH_LIMIT / 2000 + 1);
            assertThat(state.depth).isZero();
        }
    }

    @Test
    void theHandlerMayCallAtTheLimitOfDepth() {
        LuaFunction failing =
                function(
                        _ -> {
                            state.depth = LuaState.DEPTH_LIMIT + 1;
                            state.entered(1);
                            return null;
                        });
        LuaFunction handler =
                function(
                        value -> {
                            if ((state.depth += 10) > state.depthLimit) {
                                state.entered(10);
                            }
                            state.depth -= 10;
                            return "handled " + value;
                        });
        assertThat(xpcall(failing, handler)).containsExactly(false, "handled stack overflow");
    }

    @Test
    void aJavaStackOverflowIsAStackOverflow() {
        LuaFunction[] recursion = new LuaFunction[1];
        recursion[0] = function(_ -> recursion[0].call(state, null) + "x");
        assertThat(Results.toArray(ProtectedCalls.pcall(state, recursion[0])))
                .containsExactly(false, "stack overflow");
    }

    @Test
    void whatEndsAProcessIsNotCaught() {
        Error kill = new Error("kill");
        LuaFunction killed =
                function(
                        _ -> {
                            throw kill;
                        });
        assertThatThrownBy(() -> ProtectedCalls.pcall(state, killed)).isSameAs(kill);
        assertThatThrownBy(() -> xpcall(killed, function(v -> v))).isSameAs(kill);
        assertThat(state.protectedCalls).isZero();
        assertThat(state.messageHandler).isNull();
    }

    @Test
    void aTracebackIsKeptOnlyWhenNobodyCatches() {
        LuaError uncaught = LuaError.thrown(state, "x");
        assertThat(uncaught.traceback())
                .hasValueSatisfying(text -> assertThat(text).startsWith("stack traceback:"));
        LuaError[] caught = new LuaError[1];
        ProtectedCalls.pcall(
                state,
                function(
                        _ -> {
                            caught[0] = LuaError.thrown(state, "x");
                            throw caught[0];
                        }));
        assertThat(caught[0].traceback()).isEmpty();
    }

    @Test
    void anArrayThatDoesNotFitRaises() {
        LuaFunction huge = function(_ -> Allocation.objects(1L << 40));
        assertThat(Results.toArray(ProtectedCalls.pcall(state, huge)))
                .containsExactly(false, "not enough memory");
    }

    @Test
    void writingToAFrozenTableIsAnErrorThatTheHandlerSees() {
        LuaTable frozen = new LuaTable();
        frozen.freeze();
        LuaFunction writing =
                function(
                        _ -> {
                            frozen.put("x", 1L);
                            return null;
                        });
        assertThat(xpcall(writing, function(value -> "handled " + value)))
                .containsExactly(false, "handled attempt to modify Immutable table");
    }
}
