// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One flow of control in a process: its main function, or one that the process started beside it. A
 * virtual thread whose scheduler is the process.
 *
 * <p>All fields but {@code thread} are touched in the serial context of the process only.
 */
final class Task extends Waiter implements Runnable {
    final Process process;
    final Body body;
    final Thread thread;

    /** Neighbours in the list of the process's live tasks. */
    @Nullable Task next;

    @Nullable Task previous;

    /** Parked in {@link #park}, and nobody has woken it yet. */
    private boolean parked;

    /** Waits for channels, and none has given it anything yet. */
    private boolean undecided;

    /**
     * What is to be undone where it waits: the {@link SelectWaiter}s of a select and, when one has
     * won, that; in foreign code the {@link Runnable} that ends the wait; else null.
     */
    private @Nullable Object waiting;

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

    /** Chooses what ends a wait in foreign code when the process ends; null after it. */
    void onCancel(@Nullable Runnable action) {
        waiting = action;
    }

    /** Calls the action that ends its wait, once. */
    void cancelWait() {
        if (waiting instanceof Runnable action) {
            waiting = null;
            action.run();
        }
    }

    @Override
    Task task() {
        return this;
    }

    /**
     * Waits at one channel.
     *
     * @param sent what it wants to send, if it sends
     * @return what the channel gave
     */
    @Nullable Object awaitChannel(Channel at, boolean sending, @Nullable Object sent) {
        channel = at;
        sends = sending;
        value = sent;
        at.add(this);
        return awaitOutcome();
    }

    /** Waits until one of the channels that the waiters were added to completes one. */
    @Nullable Object awaitChannels(SelectWaiter[] waiters) {
        waiting = waiters;
        return awaitOutcome();
    }

    /** {@return the waiter that ended the last {@link #awaitChannels}} */
    SelectWaiter winner() {
        var winner = (SelectWaiter) waiting;
        waiting = null;
        if (winner == null) {
            throw new AssertionError("no select has ended");
        }
        return winner;
    }

    private @Nullable Object awaitOutcome() {
        undecided = true;
        process.channelWaits(1);
        boolean isTaken = false;
        try {
            do {
                park();
            } while (undecided);
            isTaken = true;
            return value;
        } finally {
            process.channelWaits(-1);
            if (!isTaken) {
                abandonWait();
            }
            value = null;
        }
    }

    /** It unwinds before it has taken what a channel may have given it. */
    private void abandonWait() {
        leaveChannels();
        if (!undecided) {
            process.notTaken(value);
        }
        undecided = false;
        waiting = null;
    }

    /** A channel gives this task what it waits for. Serial context. */
    void completed(Waiter waiter, @Nullable Object outcome) {
        leaveChannels();
        if (waiter != this) {
            waiting = waiter;
        }
        value = outcome;
        undecided = false;
        wake();
    }

    private void leaveChannels() {
        var at = channel;
        if (at != null) {
            at.remove(this);
            channel = null;
        } else if (waiting instanceof SelectWaiter[] waiters) {
            for (var waiter : waiters) {
                Objects.requireNonNull(waiter.channel).remove(waiter);
            }
        }
    }
}
