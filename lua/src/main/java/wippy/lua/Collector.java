// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a state asks of the JVM's garbage collector, and its finalizers (Lua 5.3 §2.5).
 *
 * <p>A finalizer runs on the state's own thread of execution: in {@link #collect}, in {@link
 * #step}, or where the state polls after the JVM has collected by itself. It cannot yield. Its
 * error is raised by the first two, as in 5.3; elsewhere it is told to {@link Waiting#warn}.
 */
public final class Collector {

    /** The JVM's finalizer thread hands over what it found; when it does not, we go on without. */
    private static final long HANDED_OVER_SECONDS_MAX = 10;

    /** A step of less than this counts as one of this many kilobytes. */
    private static final long STEP_MIN = 10;

    private static final long STEP_MULTIPLIER_MIN = 40;

    private final LuaState state;

    /** Filled by the JVM's finalizer thread. */
    private final LinkedBlockingQueue<Farewell> dead = new LinkedBlockingQueue<>();

    /** What is unreachable and will be finalized, in this order. */
    private final ArrayDeque<Farewell> pending = new ArrayDeque<>();

    private Farewell.Mark newest;
    private long marked;
    private boolean stopped;
    private boolean closed;
    private long pause = 200;
    private long stepMultiplier = 200;
    private double stepped;

    /** Whether a finalizer runs that was not asked for. */
    private boolean attending;

    Collector(LuaState state) {
        this.state = state;
    }

    /** {@return kilobytes in use by the whole JVM, garbage included} */
    public double count() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
    }

    /** Collects everything that is unreachable and runs the finalizers that are due. */
    public void collect() {
        stepped = 0;
        state.await(
                () -> {
                    System.gc();
                    awaitDead();
                    return null;
                });
        runPending(true);
    }

    /**
     * Does a part of a collection. The JVM's collector has no parts: when the steps together come
     * to the memory in use, all is collected.
     *
     * @param kilobytes how large a part
     * @return whether a collection was finished
     */
    public boolean step(long kilobytes) {
        stepped += Math.max(STEP_MIN, kilobytes);
        if (stepped >= count()) {
            collect();
            return true;
        }
        takeDead();
        runPending(true);
        return false;
    }

    /** Finalizers no longer run unasked; the JVM still collects. */
    public void stop() {
        stopped = true;
    }

    /** Undoes {@link #stop}. */
    public void restart() {
        stopped = false;
        state.interrupt();
    }

    /** {@return whether finalizers run unasked} */
    public boolean isRunning() {
        return !stopped;
    }

    /** Changes a number that means something to PUC Lua's collector only. {@return the former} */
    public long setPause(long percent) {
        long before = pause;
        pause = percent;
        return before;
    }

    /** Changes a number that means something to PUC Lua's collector only. {@return the former} */
    public long setStepMultiplier(long percent) {
        long before = stepMultiplier;
        stepMultiplier = Math.max(STEP_MULTIPLIER_MIN, percent);
        return before;
    }

    /** Marks a table for finalization, unless it is marked. */
    void mark(LuaTable table) {
        if (closed || Farewell.of(table) != null) {
            return;
        }
        Farewell farewell = new Farewell(table, marked++, this);
        farewell.attachTo(table);
        farewell.mark.older = newest;
        if (newest != null) {
            newest.newer = farewell.mark;
        }
        newest = farewell.mark;
    }

    /** A farewell became unreachable, and its table with it. Any thread. */
    void died(Farewell farewell) {
        dead.add(farewell);
        state.interrupt();
    }

    /** Runs the finalizers that are due, called where the state polls. */
    void attend() {
        if (attending || stopped || closed || dead.isEmpty()) {
            return;
        }
        attending = true;
        try {
            while (!dead.isEmpty()) {
                takeDead();
                runPending(false);
            }
        } finally {
            attending = false;
        }
    }

    /** Finalizes whatever is marked: the state ends. Errors are warnings. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Farewell> living = new ArrayList<>();
        for (Farewell.Mark at = newest; at != null; at = at.older) {
            Farewell farewell = at.get();
            if (farewell != null) {
                living.add(farewell);
            }
        }
        awaitDead();
        pending.addAll(living);
        runPending(false);
    }

    /** Waits until the farewells that the collector has found due are here. */
    private void awaitDead() {
        List<Farewell> batch = new ArrayList<>();
        for (int due = due(); due > 0; due = due()) {
            for (int i = 0; i < due; i++) {
                Farewell farewell = poll();
                if (farewell == null) {
                    forgetDue();
                    break;
                }
                unlink(farewell.mark);
                batch.add(farewell);
            }
        }
        enqueue(batch);
    }

    private Farewell poll() {
        try {
            return dead.poll(HANDED_OVER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private int due() {
        int due = 0;
        for (Farewell.Mark at = newest; at != null; at = at.older) {
            due += at.isDue() ? 1 : 0;
        }
        return due;
    }

    private void forgetDue() {
        for (Farewell.Mark at = newest; at != null; at = at.older) {
            if (at.isDue()) {
                unlink(at);
            }
        }
    }

    private void takeDead() {
        List<Farewell> batch = new ArrayList<>();
        for (Farewell farewell = dead.poll(); farewell != null; farewell = dead.poll()) {
            unlink(farewell.mark);
            batch.add(farewell);
        }
        enqueue(batch);
    }

    private void enqueue(List<Farewell> batch) {
        batch.sort(Comparator.comparingLong((Farewell farewell) -> farewell.number).reversed());
        pending.addAll(batch);
    }

    /** A mark that was forgotten is unlinked already. */
    private void unlink(Farewell.Mark mark) {
        if (mark.newer != null) {
            mark.newer.older = mark.older;
        } else if (newest == mark) {
            newest = mark.older;
        }
        if (mark.older != null) {
            mark.older.newer = mark.newer;
        }
        mark.newer = null;
    }

    private void runPending(boolean raises) {
        for (Farewell next = pending.poll(); next != null; next = pending.poll()) {
            LuaTable table = next.say();
            if (table != null) {
                Ephemeron.reviveAll(table);
                run(table, raises);
            }
        }
    }

    private void run(LuaTable table, boolean raises) {
        LuaTable metatable = table.metatable();
        if (metatable == null || !(metatable.get("__gc") instanceof LuaFunction finalizer)) {
            return;
        }
        Object outcome;
        state.beginUnyieldable();
        try {
            outcome = ProtectedCalls.pcall(state, finalizer, table);
        } finally {
            state.endUnyieldable();
        }
        if (Results.get(outcome, 0).equals(false)) {
            String reason = Results.get(outcome, 1) instanceof String text ? text : "no message";
            String message = "error in __gc metamethod (" + reason + ")";
            if (raises) {
                throw LuaError.thrown(state, message);
            }
            state.waiting().warn(message);
        }
    }
}
