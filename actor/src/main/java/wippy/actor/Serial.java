// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Process} that makes it serial: a scheduler of virtual threads that runs one
 * at a time, an element of run queues, an intake of signals. A superclass and not a field, so that
 * a process is one object.
 *
 * <h2>Design</h2>
 *
 * <p><b>Serial context.</b> Everything inside a process (tasks, channels, waiters, subscriptions,
 * the effects of timers) is touched only by whoever holds it: the worker that runs its slice, or
 * the one task that this worker has mounted. There are no locks and no atomics in there. What
 * others may touch: the intake ({@link #post}), {@code state}, the life of the process and its
 * {@link Relations}.
 *
 * <p><b>States</b> (field {@code state}):
 *
 * <pre>
 *   NEW     → QUEUED    launch, by whoever made it
 *   IDLE    → QUEUED    a signal came; by compare-and-set, so that it is queued once
 *   QUEUED  → RUNNING   a worker took it from a queue
 *   RUNNING → IDLE      the worker found no task runnable and no signal
 *   IDLE    → RUNNING   the same worker looked again and found a signal; by compare-and-set
 *   RUNNING → QUEUED    its slice is over and it has more to do
 * </pre>
 *
 * <p>Only IDLE is ever looked for by others, so only the write of IDLE is volatile; the queue that
 * a process goes through orders the rest.
 *
 * <p><b>No signal is slept through.</b> The sender first pushes it (a full fence), then reads
 * {@code state}; the worker first writes IDLE (volatile), then reads the intake. One of them sees
 * the other.
 *
 * <p><b>A slice</b>, by the worker:
 *
 * <ol>
 *   <li>Take all signals and deliver each: a message goes to a channel, which may wake a task.
 *   <li>Run the first runnable task until its virtual thread unmounts, because it ended, parked in
 *       {@link Task#park}, gave way, or was blocked by something foreign (a lock, a socket). A task
 *       that parked is queued by {@link Task#wake}. What waits for the JDK's own reasons comes back
 *       as a continuation to {@link #execute}: in the serial context it is queued here, from
 *       elsewhere it comes as a signal.
 *   <li>If the clock has asked for the worker, stop: the process goes to the end of the queue.
 *   <li>Again, until nothing is runnable; then go idle.
 * </ol>
 *
 * <p><b>The guest's per-task state</b> is put away when a task parks or gives way and restored by
 * the task itself when it continues. A task that something foreign blocked did not get to put it
 * away ({@code current} is still set): the slice does it, and restores it before the same
 * continuation runs again.
 *
 * <p><b>A preempted task</b> is the first of its process to run again: tasks of one process see
 * each other's effects only where they wait.
 *
 * <p><b>The current carrier is never asked for.</b> Compiled code may keep it across a yield, after
 * which the task may be on another worker; the field {@code worker} is memory and is read anew.
 */
abstract class Serial extends Intake implements Executor {
    private static final int NEW = 0;
    private static final int IDLE = 1;
    private static final int QUEUED = 2;
    private static final int RUNNING = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Serial.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Guest guest;

    /** See the class comment. */
    private volatile int state;

    /** The next {@link #execute} comes from a forced yield. */
    private boolean preempted;

    /** Runs the slice; null between slices. Other threads compare it with themselves only. */
    private @Nullable Worker worker;

    /** The mounted task while the guest is its. Other threads compare its thread only. */
    private @Nullable Task current;

    /** How often the clock found it running, in milliseconds. Written by the clock. */
    private int ranMillis;

    /** What is to run first: a {@link Task} that was woken, or the JDK's continuation of one. */
    private @Nullable Runnable ready;

    private @Nullable ArrayDeque<Runnable> moreReady;
    private @Nullable ArrayDeque<Stray> strays;

    /**
     * A task blocked by something foreign, the continuation that the JDK will bring when it can go
     * on, and what the guest put away for it.
     */
    private record Stray(Runnable continuation, Task task, @Nullable Object token) {}

    Serial(Guest guest) {
        this.guest = guest;
    }

    abstract Scheduler scheduler();

    /** Ends the process, as something failed in it that none of its tasks can catch. */
    abstract void crash(Throwable e);

    /** Lets a signal take effect; must not throw. */
    abstract void deliver(Signal signal);

    /**
     * Nothing is runnable. {@return whether that changed something, so that the slice looks again}
     */
    abstract boolean idle();

    /**
     * Delivers a signal. Any thread; {@code from} is the worker that the caller runs on, if known.
     */
    final void post(Signal signal, @Nullable Worker from) {
        push(signal);
        if (state == IDLE && STATE.compareAndSet(this, IDLE, QUEUED)) {
            scheduler().submit((Process) this, from);
        }
    }

    /** Queues a new process, whose first task is runnable. */
    final void launch(@Nullable Worker from) {
        STATE.setOpaque(this, QUEUED);
        if (from != null) {
            from.pushSpawned((Process) this);
        } else {
            scheduler().submit((Process) this, null);
        }
    }

    /**
     * Takes a continuation of one of the tasks' virtual threads; called by the JDK, by any thread.
     *
     * <p>{@code worker} and {@code current} may be stale if another thread reads them, but a thread
     * finds itself there only while it holds this process.
     */
    @Override
    public final void execute(Runnable continuation) {
        var thread = Thread.currentThread();
        var by = worker;
        var task = current;
        if (state == NEW
                || (by != null && by.isThread(thread))
                || (task != null && task.thread == thread)) {
            ready(continuation);
        } else {
            post(new Signal.Resume(continuation), null);
        }
    }

    /**
     * Runs the process until nothing is runnable or the clock has asked for the worker. Worker
     * only.
     *
     * @return whether it has more to do; then it is in state QUEUED and the caller queues it
     */
    final boolean slice(Worker by) {
        STATE.setOpaque(this, RUNNING);
        worker = by;
        for (; ; ) {
            if (!isEmpty()) {
                consume();
            }
            var continuation = nextReady();
            if (continuation != null) {
                run(continuation);
                if (by.isPreempted() && (ready != null || !isEmpty())) {
                    worker = null;
                    STATE.setOpaque(this, QUEUED);
                    return true;
                }
            } else if (!idle()) {
                worker = null;
                state = IDLE;
                if (isEmpty() || !STATE.compareAndSet(this, IDLE, RUNNING)) {
                    return false;
                }
                worker = by;
            }
        }
    }

    private void run(Runnable continuation) {
        if (strays != null) {
            restore(continuation);
        }
        try {
            if (continuation instanceof Task task) {
                TaskThread.resume(task);
            } else {
                continuation.run();
            }
        } catch (Throwable e) {
            crash(e);
        }
        var task = current;
        if (task != null) {
            if (strays == null) {
                strays = new ArrayDeque<>(2);
            }
            strays.add(new Stray(TaskThread.continuation(task.thread), task, suspend()));
        }
    }

    private void restore(Runnable continuation) {
        var blocked = Objects.requireNonNull(strays);
        for (var stray : blocked) {
            if (stray.continuation == continuation) {
                blocked.remove(stray);
                resume(stray.task, stray.token);
                break;
            }
        }
        if (blocked.isEmpty()) {
            strays = null;
        }
    }

    /** The heap was full in the midst of a slice: the process ends. Worker. {@return true} */
    final boolean failed(OutOfMemoryError e) {
        worker = null;
        STATE.setOpaque(this, QUEUED);
        try {
            crash(e);
        } catch (OutOfMemoryError again) {
            return true; // it goes on until it meets that again
        }
        return true;
    }

    /** Delivers all signals. Serial context. */
    final void consume() {
        var last = takeAll();
        if (last == null) {
            return;
        }
        var signal = after(last);
        while (signal != last) {
            var next = after(signal);
            signal.next = null;
            deliver((Signal) signal);
            signal = next;
        }
        signal.next = null;
        deliver((Signal) signal);
    }

    /** Queues a task or continuation; a preempted one before the others. Serial context. */
    final void ready(Runnable continuation) {
        if (ready == null) {
            ready = continuation;
        } else {
            if (moreReady == null) {
                moreReady = new ArrayDeque<>(4);
            }
            if (preempted) {
                moreReady.addFirst(ready);
                ready = continuation;
            } else {
                moreReady.add(continuation);
            }
        }
        preempted = false;
    }

    private @Nullable Runnable nextReady() {
        var continuation = ready;
        if (continuation != null) {
            ready = moreReady == null ? null : moreReady.poll();
        }
        return continuation;
    }

    /** {@return what its tasks do} Any thread; a snapshot. */
    final Activity activityOfTasks() {
        return switch (state) {
            case IDLE -> Activity.WAITING;
            case RUNNING -> Activity.RUNNING;
            default -> Activity.READY;
        };
    }

    /**
     * {@return how long it has run, in milliseconds} The clock looks each millisecond who runs, so
     * that this is exact for those who compute, and only likely for what takes less. Any thread.
     */
    public final long ranMillis() {
        return Integer.toUnsignedLong(ranMillis);
    }

    /** It ran when the clock looked. Clock. */
    final void ran(int millis) {
        ranMillis += millis;
    }

    /** {@return the worker that runs the slice} Serial context. */
    final @Nullable Worker worker() {
        return worker;
    }

    /** {@return the mounted task} Serial context. */
    final @Nullable Task current() {
        return current;
    }

    /** Gives way to other processes, if the slice is over. In a task. */
    final void giveWayIfPreempted(Task task) {
        var by = worker;
        if (by != null && by.isPreempted()) {
            preempted = true;
            giveWay(task);
        }
    }

    /** Ends the slice early and gives way to other tasks and processes. In a task. */
    final void giveWayToAll(Task task) {
        endSlice();
        giveWay(task);
    }

    /** The slice ends when its task gives way or waits. Serial context. */
    final void endSlice() {
        var by = worker;
        if (by != null) {
            by.endSlice();
        }
    }

    /** Gives way. A yield that fails, on a stack that cannot be unmounted, is one more slice. */
    private void giveWay(Task task) {
        var token = suspend();
        Thread.yield();
        preempted = false;
        resume(task, token);
    }

    /** The current task is about to park or yield. */
    final @Nullable Object suspend() {
        current = null;
        return guest.suspend();
    }

    /** The task continues. */
    final void resume(Task task, @Nullable Object token) {
        current = task;
        guest.resume(token);
    }

    final void started(Task task) {
        current = task;
    }

    final void ended() {
        current = null;
    }
}
