// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An operation that something outside the process completes, once: a thread of a pool, another
 * process, a callback. While it is open, waiting in its process is no deadlock.
 */
public final class Pending extends Signal {
    private static final VarHandle COMPLETED;

    static {
        try {
            COMPLETED =
                    MethodHandles.lookup().findVarHandle(Pending.class, "completed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Process process;
    private final @Nullable Runnable cancel;

    /** Set by whoever completes it first, before value and failure are written. */
    private volatile boolean completed;

    private @Nullable Object value;
    private @Nullable Throwable failure;
    private boolean delivered;
    private @Nullable Task waiting;
    private @Nullable Runnable action;
    private @Nullable Deadline deadline;

    Pending(Process process, @Nullable Runnable cancel) {
        this.process = process;
        this.cancel = cancel;
        process.sources(1);
    }

    /** Completes it with a value. Any thread. {@return false if it was completed before} */
    public boolean complete(@Nullable Object result) {
        return complete(result, null);
    }

    /** Completes it with a failure. Any thread. {@return false if it was completed before} */
    public boolean fail(Throwable cause) {
        return complete(null, cause);
    }

    /** Completes it with what the work returns or throws. Any thread. */
    public void completeWith(Callable<? extends @Nullable Object> work) {
        Object result;
        try {
            result = work.call();
        } catch (Throwable e) {
            fail(e);
            return;
        }
        complete(result);
    }

    private boolean complete(@Nullable Object result, @Nullable Throwable cause) {
        if (completed || !COMPLETED.compareAndSet(this, false, true)) {
            return false;
        }
        value = result;
        failure = cause;
        process.post(this, null);
        return true;
    }

    /** {@return whether the result is here} In the process. */
    public boolean isDone() {
        return delivered;
    }

    /** {@return the failure once it is done, or null} In the process. */
    public @Nullable Throwable failure() {
        return delivered ? failure : null;
    }

    /** {@return the value once it is done without failure, or null} In the process. */
    public @Nullable Object value() {
        return delivered ? value : null;
    }

    /**
     * Calls the action when the result is here, at once if it is. In the process; the action runs
     * in its serial context and must not wait. At most one action.
     */
    public void whenDone(Runnable callback) {
        if (delivered) {
            callback.run();
        } else {
            action = callback;
        }
    }

    /**
     * Does something after a while, unless the result is here by then. In the process; it runs in
     * its serial context and must not wait. At most once.
     */
    public void unlessDoneIn(long nanos, Runnable overdue) {
        if (!delivered) {
            deadline = process.host().node().clock().set(process, nanos, overdue);
        }
    }

    /**
     * Waits for the result. In a task; one task at a time.
     *
     * @throws Exception the failure
     */
    public @Nullable Object await() throws Exception {
        var task = process.currentTask();
        waiting = task;
        task.onCancel(cancel);
        try {
            while (!delivered) {
                task.park();
            }
        } catch (ProcessKilled e) {
            task.cancelWait();
            throw e;
        } finally {
            waiting = null;
            task.onCancel(null);
        }
        switch (failure) {
            case null -> {
                return value;
            }
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    void deliver(Process to) {
        delivered = true;
        to.sources(-1);
        if (deadline != null) {
            deadline.cancel();
        }
        if (waiting != null) {
            waiting.wake();
        }
        if (action != null) {
            action.run();
        }
    }
}
