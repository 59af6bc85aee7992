// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/**
 * The module {@code probe}, by which processes under test report: {@code probe.nanos()} is the
 * clock, {@code probe.late(nanos)} tells how late a timer was, {@code probe.busy()} that the caller
 * is about to use all the time it gets; {@code probe.over()} asks whether the test has seen enough.
 */
final class Probe implements LuaModule {
    private static final VarHandle CARRIER;
    private static final int MICROS_MAX = 2_000_000;

    static {
        try {
            Class<?> virtual = Class.forName("java.lang.VirtualThread");
            CARRIER =
                    MethodHandles.privateLookupIn(virtual, MethodHandles.lookup())
                            .findVarHandle(virtual, "carrierThread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How often a timer was late by so many microseconds. */
    private final AtomicIntegerArray lateness = new AtomicIntegerArray(MICROS_MAX + 1);

    private final List<Thread> busy = new ArrayList<>();
    private volatile boolean over;

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Object value(ModuleContext context) {
        var module = new LuaTable();
        Functions.into(
                module,
                Functions.of("nanos", state -> System.nanoTime()),
                Functions.of("late", (state, self, nanos) -> late((Long) nanos)),
                Functions.of("busy", state -> registerBusy()),
                Functions.of("over", state -> over));
        module.freeze();
        return module;
    }

    private Object late(long nanos) {
        lateness.incrementAndGet(Math.clamp(nanos / 1000, 0, MICROS_MAX));
        return Results.NONE;
    }

    private synchronized Object registerBusy() {
        busy.add(Thread.currentThread());
        return Results.NONE;
    }

    /** Lets the application end. */
    void finish() {
        over = true;
    }

    /** {@return the number of processes that said that they are busy} */
    synchronized int busyCount() {
        return busy.size();
    }

    /** Forgets how late timers were. */
    void clearLateness() {
        for (int i = 0; i <= MICROS_MAX; i++) {
            lateness.set(i, 0);
        }
    }

    /** {@return how many timers were measured} */
    int timers() {
        int total = 0;
        for (int i = 0; i <= MICROS_MAX; i++) {
            total += lateness.get(i);
        }
        return total;
    }

    /** {@return by how many milliseconds all but a share of the timers were late at most} */
    double latenessMillis(double share) {
        long wanted = (long) Math.ceil(timers() * share);
        long seen = 0;
        for (int i = 0; i <= MICROS_MAX; i++) {
            seen += lateness.get(i);
            if (seen >= wanted) {
                return i / 1000.0;
            }
        }
        return MICROS_MAX / 1000.0;
    }

    /**
     * Looks again and again, for so many nanoseconds, which busy processes are on a worker.
     * {@return the share of each in all their time; they add up to 1}
     */
    double[] watchBusy(long nanos) throws InterruptedException {
        List<Thread> threads;
        synchronized (this) {
            threads = List.copyOf(busy);
        }
        int[] seen = new int[threads.size()];
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.sleep(0, 700_000);
            for (int i = 0; i < seen.length; i++) {
                if (CARRIER.getVolatile(threads.get(i)) != null) {
                    seen[i]++;
                }
            }
        }
        double total = Math.max(1, Arrays.stream(seen).sum());
        return Arrays.stream(seen).mapToDouble(count -> count / total).toArray();
    }
}
