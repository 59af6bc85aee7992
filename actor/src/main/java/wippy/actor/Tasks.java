// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Process} that is its tasks: how they start, wait, give way and are counted.
 * A superclass for the reason that {@link Serial} is one.
 */
abstract class Tasks extends Serial {
    /** All live tasks. */
    private @Nullable Task tasks;

    private int taskCount;

    /** How many tasks wait for channels. */
    private int channelWaits;

    /** How many things outside may yet feed a channel: subscriptions, timers, operations. */
    private int sources;

    Tasks(Guest guest) {
        super(guest);
    }

    /** {@return the host of the process} */
    public abstract ProcessHost host();

    /** {@return whether it has not begun to end} Any thread; a snapshot. */
    public abstract boolean isAlive();

    abstract void checkAlive();

    /** Runs the body of a task, on its thread. */
    abstract void runTask(Task task);

    abstract void end(ExitReason reason);

    /** All tasks wait for channels. {@return whether that ends the process, which is to stop} */
    abstract boolean retire();

    /** {@return the number of live tasks} Any thread; a snapshot. */
    public final int taskCount() {
        return taskCount;
    }

    /**
     * Starts another task beside the caller, which goes on. It has no tie to its parent: an error
     * in it ends the process. In the process.
     */
    public final void spawnTask(Body body) {
        checkAlive();
        startTask(body);
    }

    final Task startTask(Body body) {
        var task = new Task((Process) this, body);
        start(task);
        return task;
    }

    final void start(Task task) {
        task.next = tasks;
        if (tasks != null) {
            tasks.previous = task;
        }
        tasks = task;
        taskCount++;
        TaskThread.start(task.thread, host().container());
    }

    /**
     * Looks up: takes signals, gives way if the slice is over. What a guest's poll calls when
     * {@link Guest#interrupt} or {@link Guest#requestYield} asked for it. In a task.
     *
     * @throws ProcessKilled if the process has ended
     */
    public final void safepoint() {
        poll();
        giveWayIfPreempted(currentTask());
        checkAlive();
    }

    /** Lets other runnable tasks of this process, and other processes, run first. In a task. */
    public final void yieldTask() {
        poll();
        giveWayToAll(currentTask());
        checkAlive();
    }

    /**
     * Takes signals without waiting. In a task.
     *
     * @return whether there were any
     * @throws ProcessKilled if the process has ended
     */
    public final boolean poll() {
        if (isEmpty()) {
            checkAlive();
            return false;
        }
        consume();
        checkAlive();
        return true;
    }

    /** Waits for so many nanoseconds; 0 or less gives way. In a task. */
    public final void sleep(long nanos) {
        if (nanos <= 0) {
            yieldTask();
            return;
        }
        var task = currentTask();
        var deadline = host().node().clock().set((Process) this, nanos, task::wake);
        try {
            while (!deadline.isOver()) {
                task.park();
            }
        } finally {
            deadline.cancel();
        }
    }

    /**
     * Begins an operation that something outside will complete. In the process.
     *
     * @param cancel called when the process ends while a task waits for it; may be null
     */
    public final Pending pending(@Nullable Runnable cancel) {
        return new Pending((Process) this, cancel);
    }

    /**
     * Runs work that holds an OS thread while it waits (files, native calls) on another thread, and
     * waits for it. In a task. If the process ends meanwhile the result is dropped.
     *
     * @throws Exception what the work threw
     */
    public final <T> @Nullable T blocking(Callable<T> work) throws Exception {
        var pending = pending(null);
        host().node().env().blocking().execute(() -> pending.completeWith(work));
        @SuppressWarnings("unchecked")
        var result = (T) pending.await();
        return result;
    }

    /**
     * Runs straight-line Java that may park this task (a socket, a lock) on the task itself; other
     * tasks and signals of the process run meanwhile. The work must not use the process. In a task.
     *
     * @param cancel ends the wait when the process ends, from another thread; only what registers
     *     one is disturbed
     * @throws Exception what the work threw
     */
    public final <T extends @Nullable Object> T foreign(Callable<T> work, Runnable cancel)
            throws Exception {
        poll();
        var task = currentTask();
        task.onCancel(cancel);
        var token = suspend();
        try {
            return work.call();
        } finally {
            task.onCancel(null);
            resume(task, token);
        }
    }

    /** {@return the task that calls} */
    final Task currentTask() {
        var task = current();
        if (task == null) {
            throw new IllegalStateException(
                    "this waits, so it must be called by a task of " + this + ", and no task runs");
        }
        return task;
    }

    final void channelWaits(int change) {
        channelWaits += change;
    }

    /**
     * Counts what may yet feed a channel from outside, so that waiting for it is no deadlock; those
     * that this package makes are counted already. In the process.
     */
    public final void sources(int change) {
        sources += change;
    }

    @Override
    final boolean idle() {
        if (!isAlive() || channelWaits != taskCount) {
            return false;
        }
        if (retire()) {
            return true;
        }
        if (sources != 0) {
            return false;
        }
        end(
                new ExitReason.Crashed(
                        new ActorException(
                                ActorException.Kind.DEADLOCK,
                                "deadlock: "
                                        + (taskCount == 1
                                                ? "the only task of " + this + " waits"
                                                : "all "
                                                        + taskCount
                                                        + " tasks of "
                                                        + this
                                                        + " wait")
                                        + " for a channel, and nothing outside can feed it")));
        return true;
    }

    final boolean hasOtherTasks() {
        return taskCount > (current() == null ? 0 : 1);
    }

    final void killOtherTasks() {
        var running = current();
        for (var task = tasks; task != null; task = task.next) {
            if (task != running) {
                task.kill();
            }
        }
    }

    /** A task has ended. {@return whether it was the last} */
    final boolean unlist(Task task) {
        taskCount--;
        if (task.previous != null) {
            task.previous.next = task.next;
        } else {
            tasks = task.next;
        }
        if (task.next != null) {
            task.next.previous = task.previous;
        }
        return taskCount == 0;
    }

    /** {@return the threads of its tasks, for dumps} Any thread; a snapshot that may miss some. */
    final List<Thread> threads() {
        var threads = new ArrayList<Thread>(1);
        int limit = taskCount;
        for (var task = tasks; task != null && limit-- > 0; task = task.next) {
            threads.add(task.thread);
        }
        return threads;
    }
}
