// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wippy.lua.LuaState;
import wippy.lua.Waiting;

/** Ends calls that exceed their time or allocation: an executor interrupts, the poll looks. */
final class Limits implements Waiting {

    /** How often allocation is looked at, and how far a limit can be exceeded. */
    private static final long PERIOD_MILLIS = 5;

    /** What unwinds a call; Lua cannot catch it. */
    static final class Reached extends Error {
        private static final long serialVersionUID = 1L;
        final LuaException.Kind kind;

        Reached(LuaException.Kind kind, String message) {
            super(message, null, false, false);
            this.kind = kind;
        }
    }

    private final @Nullable ScheduledExecutorService timer;
    private final @Nullable Duration time;
    private final @Nullable LongSupplier meter;
    private final long memoryMax;
    private Object call = new Object();

    /** The call whose time is over. */
    private volatile @Nullable Object overdue;

    private long allocatedAtStart;

    Limits(
            @Nullable ScheduledExecutorService timer,
            @Nullable Duration time,
            @Nullable LongSupplier meter,
            long memoryMax) {
        this.timer = timer;
        this.time = time;
        this.meter = meter;
        this.memoryMax = memoryMax;
    }

    /** Begins to count for a call from Java; the result is for {@link #end}. */
    ScheduledFuture<?>[] begin(LuaState state) {
        allocatedAtStart = meter == null ? 0 : meter.getAsLong();
        if (allocatedAtStart < 0) {
            throw new IllegalStateException(
                    "a limit of memory needs a thread whose allocation is counted, but the meter"
                            + " gives "
                            + allocatedAtStart
                            + " on "
                            + Thread.currentThread()
                            + ": call from a platform thread");
        }
        Object begun = new Object();
        call = begun;
        if (timer == null) {
            return new ScheduledFuture<?>[0];
        }
        ScheduledFuture<?> over =
                time == null
                        ? null
                        : timer.schedule(
                                () -> stop(state, begun), time.toNanos(), TimeUnit.NANOSECONDS);
        ScheduledFuture<?> tick =
                meter == null
                        ? null
                        : timer.scheduleAtFixedRate(
                                state::interrupt,
                                PERIOD_MILLIS,
                                PERIOD_MILLIS,
                                TimeUnit.MILLISECONDS);
        return new ScheduledFuture<?>[] {over, tick};
    }

    void end(ScheduledFuture<?>[] begun) {
        for (ScheduledFuture<?> future : begun) {
            if (future != null) {
                future.cancel(false);
            }
        }
    }

    private void stop(LuaState state, Object begun) {
        overdue = begun;
        state.interrupt();
    }

    @Override
    public void interrupted(boolean mayYield) {
        if (overdue == call) {
            throw new Reached(LuaException.Kind.TIME, "time limit of " + time + " reached");
        }
        if (meter != null && meter.getAsLong() - allocatedAtStart > memoryMax) {
            throw new Reached(
                    LuaException.Kind.MEMORY, "memory limit of " + memoryMax + " bytes reached");
        }
    }

    @Override
    public boolean yieldOutsideCoroutine() {
        return false;
    }
}
