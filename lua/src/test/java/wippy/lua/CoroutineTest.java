// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("withoutAccess")
class CoroutineTest {

    /** A function of any number of arguments, which come as a finished result. */
    private static LuaFunction function(BiFunction<LuaState, Object, Object> body) {
        return new VarargFunction() {
            @Override
            public Object apply(LuaState state, Object[] arguments) {
                state.depth++;
                Object result = body.apply(state, Results.of(arguments));
                state.depth--;
                return result;
            }

            @Override
            public String name() {
                return "test";
            }
        };
    }

    /** Runs on a platform thread and on a virtual one. */
    private static void everywhere(Runnable test) {
        test.run();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                test.run();
                                done.complete(null);
                            } catch (Throwable e) {
                                done.completeExceptionally(e);
                            }
                        });
        done.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void runsOnWhatTheJvmGivesAccessTo() {
        assertThat(Coroutine.areContinuations()).isNotEqualTo(Boolean.getBoolean("withoutAccess"));
    }

    @Test
    void anAbandonedOneIsGarbage() throws InterruptedException {
        LuaState state = States.plain();
        List<WeakReference<Coroutine>> coroutines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            coroutines.add(new WeakReference<>(abandoned(state)));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (coroutines.stream().anyMatch(c -> c.get() != null) && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(coroutines).allSatisfy(c -> assertThat(c.get()).isNull());
    }

    private static Coroutine abandoned(LuaState state) {
        Coroutine yielding = new Coroutine(function((s, _) -> Coroutine.yield(s, null)));
        yielding.resume(state, Results.NONE);
        return yielding;
    }

    @Test
    void valuesGoInAndOutOfAnyNumber() {
        everywhere(
                () -> {
                    LuaState state = States.plain();
                    Coroutine echo =
                            new Coroutine(
                                    function(
                                            (s, values) -> {
                                                Object current = values;
                                                for (int i = 0; i < 5; i++) {
                                                    current = Coroutine.yield(s, current);
                                                }
                                                return current;
                                            }));
                    for (int count = 0; count < 6; count++) {
                        assertThat(echo.status()).isEqualTo(Coroutine.Status.SUSPENDED);
                        Object[] values = new Object[count];
                        for (int i = 0; i < count; i++) {
                            values[i] = (long) i;
                        }
                        Object back = echo.resume(state, Results.of(values));
                        assertThat(Results.toArray(back)).containsExactly(values);
                    }
                    assertThat(echo.status()).isEqualTo(Coroutine.Status.DEAD);
                    assertThatThrownBy(() -> echo.resume(state, Results.NONE))
                            .isInstanceOf(LuaError.class)
                            .hasMessage("cannot resume dead coroutine");
                });
    }

    @Test
    void aRunningOrNormalCoroutineCannotBeResumed() {
        LuaState state = States.plain();
        List<String> seen = new ArrayList<>();
        Coroutine[] outer = new Coroutine[1];
        outer[0] =
                new Coroutine(
                        function(
                                (s, _) -> {
                                    seen.add(refusal(s, outer[0]));
                                    Coroutine inner =
                                            new Coroutine(
                                                    function(
                                                            (t, _) -> {
                                                                seen.add(outer[0].status().text());
                                                                seen.add(refusal(t, outer[0]));
                                                                return null;
                                                            }));
                                    inner.resume(s, Results.NONE);
                                    seen.add(outer[0].status().text());
                                    return null;
                                }));
        outer[0].resume(state, Results.NONE);
        assertThat(seen)
                .containsExactly(
                        "cannot resume non-suspended coroutine",
                        "normal",
                        "cannot resume non-suspended coroutine",
                        "running");
    }

    private static String refusal(LuaState state, Coroutine coroutine) {
        try {
            coroutine.resume(state, Results.NONE);
            return "resumed";
        } catch (LuaError e) {
            return e.getMessage();
        }
    }

    @Test
    void anErrorKillsItAndReachesTheResumer() {
        LuaState state = States.plain();
        Object value = new LuaTable();
        Coroutine failing =
                new Coroutine(
                        function(
                                (s, _) -> {
                                    Coroutine.yield(s, 1L);
                                    throw LuaError.thrown(s, value);
                                }));
        assertThat(failing.resume(state, Results.NONE)).isEqualTo(1L);
        assertThatThrownBy(() -> failing.resume(state, Results.NONE))
                .isInstanceOfSatisfying(LuaError.class, e -> assertThat(e.value()).isSameAs(value));
        assertThat(failing.status()).isEqualTo(Coroutine.Status.DEAD);
        assertThat(state.running()).isNull();
    }

    @Test
    void whatIsNoLuaErrorPassesThroughPcallAndCoroutines() {
        LuaState state = States.plain();
        Error kill = new Error("kill");
        List<String> unwound = new ArrayList<>();
        Coroutine outer =
                new Coroutine(
                        function(
                                (s, _) -> {
                                    Coroutine inner =
                                            new Coroutine(
                                                    function(
                                                            (t, _) -> {
                                                                try {
                                                                    throw kill;
                                                                } finally {
                                                                    unwound.add("inner");
                                                                }
                                                            }));
                                    return ProtectedCalls.pcall(
                                            s, function((t, _) -> inner.resume(t, Results.NONE)));
                                }));
        assertThatThrownBy(() -> outer.resume(state, Results.NONE)).isSameAs(kill);
        assertThat(unwound).containsExactly("inner");
        assertThat(outer.status()).isEqualTo(Coroutine.Status.DEAD);
        assertThat(state.running()).isNull();
        assertThat(state.protectedCalls).isZero();
    }

    @Test
    void depthAndProtectedCallsStayWithTheCoroutine() {
        LuaState state = States.plain();
        state.depth = 100;
        Coroutine deep =
                new Coroutine(
                        function(
                                (s, _) -> {
                                    s.depth += 50;
                                    Object caught =
                                            ProtectedCalls.pcall(
                                                    s,
                                                    function(
                                                            (t, _) -> {
                                                                t.depth += 7;
                                                                Coroutine.yield(t, null);
                                                                throw LuaError.thrown(t, "x");
                                                            }));
                                    s.depth -= 50;
                                    return caught;
                                }));
        deep.resume(state, Results.NONE);
        assertThat(state.depth).isEqualTo(100);
        assertThat(state.protectedCalls).isZero();
        state.depth = 20;
        Object result = deep.resume(state, Results.NONE);
        assertThat(Results.toArray(result)).containsExactly(false, "x");
        assertThat(state.depth).isEqualTo(20);
        assertThat(state.depthBase).isZero();
    }

    @Test
    void blockingOperationsRunAtTheBaseAndAnswerInside() {
        everywhere(
                () -> {
                    LuaState state = States.plain();
                    List<Object> seen = new ArrayList<>();
                    LuaFunction waits =
                            function(
                                    (s, _) -> {
                                        seen.add(
                                                s.await(
                                                        () -> {
                                                            seen.add(s.running());
                                                            return 42L;
                                                        }));
                                        try {
                                            s.await(
                                                    () -> {
                                                        throw LuaError.thrown(s, "refused");
                                                    });
                                        } catch (LuaError e) {
                                            seen.add(e.value());
                                        }
                                        seen.add(s.running().status());
                                        return Coroutine.yield(s, "y");
                                    });
                    Coroutine inner = new Coroutine(waits);
                    Coroutine middle =
                            new Coroutine(function((s, _) -> inner.resume(s, Results.NONE)));
                    Coroutine outer =
                            new Coroutine(function((s, _) -> middle.resume(s, Results.NONE)));
                    assertThat(outer.resume(state, Results.NONE)).isEqualTo("y");
                    assertThat(seen)
                            .containsExactly(null, 42L, "refused", Coroutine.Status.RUNNING);
                    assertThat(outer.status()).isEqualTo(Coroutine.Status.DEAD);
                    assertThat(inner.status()).isEqualTo(Coroutine.Status.SUSPENDED);
                    assertThat(state.running()).isNull();
                });
    }

    @Test
    void coroutinesResumedInARowAreLimited() {
        LuaState state = States.plain();
        int[] reached = new int[1];
        LuaFunction[] nest = new LuaFunction[1];
        nest[0] =
                function(
                        (s, _) -> {
                            reached[0]++;
                            return new Coroutine(nest[0]).resume(s, Results.NONE);
                        });
        assertThatThrownBy(() -> new Coroutine(nest[0]).resume(state, Results.NONE))
                .hasMessage("C stack overflow");
        assertThat(reached[0]).isEqualTo(Coroutine.NESTING_MAX);
    }

    @Test
    void yieldOutsideACoroutineRaises() {
        LuaState state = States.plain();
        assertThatThrownBy(() -> Coroutine.yield(state, Results.NONE))
                .hasMessage("attempt to yield from outside a coroutine");
        assertThat(Coroutine.isYieldable(state)).isFalse();
    }

    @Test
    void oneSuspendedOnAThreadMayBeResumedOnAnother() {
        LuaState state = States.plain();
        Coroutine counter =
                new Coroutine(
                        function(
                                (s, _) -> {
                                    for (long i = 1; ; i++) {
                                        Coroutine.yield(s, i);
                                    }
                                }));
        long[] expected = new long[1];
        for (int turn = 0; turn < 50; turn++) {
            everywhere(
                    () -> assertThat(counter.resume(state, Results.NONE)).isEqualTo(++expected[0]));
        }
    }
}
