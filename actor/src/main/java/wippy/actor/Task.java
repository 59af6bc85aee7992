// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One flow of control in a process: its main function, or one that the process started beside it. A
 * virtual thread whose scheduler is the process.
 *
 * <p>All fields but {@code thread} are touched in the serial context of the process only.
 */
final class Task implements Runnable {
    private static final Object UNDECIDED = new Object();

    final Process process;
    final Body body;
    final Thread thread;

    /** Neighbours in the list of the process's live tasks. */
    @Nullable Task next;

    @Nullable Task previous;

    /** Called to end a wait in foreign code when the process ends. */
    @Nullable Runnable cancel;

    /** Parked in {@link #park}, and nobody has woken it yet. */
    private boolean parked;

    /** The waiter or waiters at channels: {@link Waiter}, {@code Waiter[]} or null. */
    private @Nullable Object waiting;

    /** What the channel gave; for a select {@link #winner} is the case that won. */
    private @Nullable Object outcome;

    private @Nullable Waiter winner;

    Task(Process process, Body body) {
        this.process = process;
        this.body = body;
        this.thread = TaskThread.create(process, this);
    }

    @Override
    public void run() {
        process.runTask(this);
    }

    /**
     * Gives up the processor until somebody calls {@link #wake}, or for no reason: the caller
     * checks what it waits for and calls again.
     *
     * @throws ProcessKilled if the process has ended
     */
    void park() {
        var p = process;
        if (p.poll()) {
            return;
        }
        var token = p.suspend();
        parked = true;
        if (!TaskThread.suspend(thread)) {
            LockSupport.parkNanos(Clock.NANOS_PER_MILLI);
        }
        parked = false;
        p.resume(this, token);
        if (thread.isInterrupted()) {
            Thread.interrupted();
        }
        p.checkAlive();
    }

    /** Makes {@link #park} return if the task is in it. Serial context. */
    void wake() {
        if (parked) {
            parked = false;
            process.ready(this);
        }
    }

    /** {@return whether it is in {@link #park}} Serial context. */
    boolean isSuspended() {
        return parked;
    }

    /** Wakes it, wherever it waits, because the process has ended. */
    void kill() {
        wake();
        cancelWait();
    }

    /** Calls the action that ends its wait, once. */
    void cancelWait() {
        var action = cancel;
        if (action != null) {
            cancel = null;
            action.run();
        }
    }

    /** Waits until the channel that {@code waiter} was added to completes it. */
    @Nullable Object awaitChannel(Waiter waiter) {
        return await(waiter);
    }

    /** Waits until one of the channels that the waiters were added to completes one. */
    @Nullable Object awaitChannels(Waiter[] waiters) {
        return await(waiters);
    }

    /** {@return the waiter that ended the last {@link #awaitChannels}} */
    Waiter winner() {
        var w = winner;
        winner = null;
        if (w == null) {
            throw new AssertionError("no select has ended");
        }
        return w;
    }

    private @Nullable Object await(Object waiters) {
        waiting = waiters;
        outcome = UNDECIDED;
        process.channelWaits(1);
        boolean isTaken = false;
        try {
            while (outcome == UNDECIDED) {
                park();
            }
            isTaken = true;
            return outcome;
        } finally {
            process.channelWaits(-1);
            leaveChannels();
            if (!isTaken) {
                process.notTaken(outcome);
            }
            outcome = null;
        }
    }

    /** A channel gives this task what it waits for. Serial context. */
    void completed(Waiter waiter, @Nullable Object value) {
        if (waiting != waiter) {
            winner = waiter;
        }
        leaveChannels();
        outcome = value;
        wake();
    }

    private void leaveChannels() {
        var at = waiting;
        if (at instanceof Waiter waiter) {
            waiter.channel.remove(waiter);
        } else if (at instanceof Waiter[] waiters) {
            for (var waiter : waiters) {
                waiter.channel.remove(waiter);
            }
        }
        waiting = null;
    }
}
