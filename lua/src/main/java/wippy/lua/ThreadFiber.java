// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/*
 * 1. One of two threads runs at a time: the resumer, or the fiber's own. inside says which; whoever
 *    changes it wakes the other and waits. Its writes and reads order all other fields, and all of
 *    the state.
 * 2. The thread is started by an executor of its own. The JDK keeps threads of Thread.start in a
 *    set, for thread dumps, but an executor only weakly: a paused fiber that nobody refers to is
 *    garbage together with its executor, its thread and its frames. The executor is shut down at
 *    once, which lets the thread go on and forgets the executor when it ends.
 * 3. An interrupt goes to where the code runs: from the waiting resumer to the fiber's thread, and
 *    back when it pauses or ends.
 */

/**
 * A fiber that is a virtual thread of its own, to which the resumer's hands over: for JVMs that
 * give no access to continuations.
 *
 * <p>Some hundred times slower to switch than {@link Continuations.Mounted}, and no deeper than the
 * stacks of the JDK's own virtual threads.
 */
final class ThreadFiber implements Fiber, ThreadFactory {

    private static final ThreadFactory VIRTUAL =
            Thread.ofVirtual().name("coroutine").inheritInheritableThreadLocals(false).factory();

    private Runnable body;
    private Thread thread;
    private Thread resumer;
    private boolean interrupted;
    private boolean done;

    /**
     * The resumer wants {@link #answer}, not that the body goes on: no thread sees another's
     * frames.
     */
    private boolean asked;

    private List<Frames.Frame> answer;
    private volatile boolean inside;

    ThreadFiber(Runnable body) {
        this.body = body;
    }

    @Override
    public void run() {
        resumer = Thread.currentThread();
        inside = true;
        if (thread == null) {
            begin();
        } else {
            LockSupport.unpark(thread);
        }
        while (inside) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                thread.interrupt();
            }
        }
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        ExecutorService executor = Executors.newThreadPerTaskExecutor(this);
        executor.execute(this::live);
        executor.shutdown();
    }

    /** Called by the executor, before the thread starts. */
    @Override
    public Thread newThread(Runnable task) {
        thread = VIRTUAL.newThread(task);
        return thread;
    }

    private void live() {
        Runnable first = body;
        body = null;
        try {
            first.run();
        } finally {
            done = true;
            leave();
        }
    }

    @Override
    public boolean pause() {
        leave();
        awaitTurn();
        while (asked) {
            answer = Frames.innermost(Integer.MAX_VALUE);
            leave();
            awaitTurn();
        }
        return true;
    }

    private void awaitTurn() {
        boolean late = false;
        while (!inside) {
            LockSupport.park(this);
            late |= Thread.interrupted();
        }
        if (late) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Frames.Frame> frames() {
        if (thread == null) {
            return List.of();
        }
        asked = true;
        try {
            run();
            return answer;
        } finally {
            asked = false;
            answer = null;
        }
    }

    private void leave() {
        Thread next = resumer;
        resumer = null;
        interrupted = Thread.interrupted();
        inside = false;
        LockSupport.unpark(next);
    }

    @Override
    public boolean isDone() {
        return done;
    }
}
