// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import java.time.Instant;
import java.util.function.Function;
import wippy.actor.Process;
import wippy.actor.Timer;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.modules.Functions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** {@code time.sleep}, {@code after}, {@code timer} and {@code ticker}. */
final class Scheduling {

    /** Makes a timer that runs. */
    private interface Start {
        Timer start(Process process, long nanos, Function<Instant, Object> view);
    }

    private Scheduling() {}

    static void addTo(LuaTable module) {
        Functions.into(
                module,
                Functions.of("sleep", Scheduling::sleep),
                starting("after", Timer::after, timer -> ChannelValue.of(timer.channel())),
                starting("timer", Timer::once, TimerValue::new),
                starting("ticker", Timer::ticker, TickerValue::new));
    }

    private static Object sleep(LuaState state, LuaFunction self, Object duration) {
        try {
            long nanos = DurationValue.nanosOf(state, self, 1, duration);
            Process process = LuaProcess.of(state).process();
            return state.await(
                    () -> {
                        process.sleep(nanos);
                        return Results.NONE;
                    });
        } catch (Failure e) {
            return e.result();
        }
    }

    private static LuaFunction starting(String name, Start start, Function<Timer, Object> shown) {
        return Functions.of(
                name,
                (state, self, duration) -> {
                    try {
                        long nanos = positive(state, self, 1, duration);
                        Process process = LuaProcess.of(state).process();
                        return shown.apply(start.start(process, nanos, TimeValue::local));
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    /**
     * {@return the nanoseconds that an argument means}
     *
     * @throws Failure Invalid if it is no duration or not more than 0
     */
    static long positive(LuaState state, LuaFunction self, int index, Object duration) {
        long nanos = DurationValue.nanosOf(state, self, index, duration);
        if (nanos <= 0) {
            throw new Failure(
                    ErrorKind.INVALID, "the duration must be more than 0, but is " + nanos + " ns");
        }
        return nanos;
    }
}
