// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Workers that take processes from each other's queues.
 *
 * <p>A process that becomes runnable goes to the worker that made it so; one that is woken from
 * elsewhere (a timer, another thread) goes to the common {@code injection} list. A worker that
 * finds nothing takes half of another's queue. Before it sleeps it looks around for a while, as
 * waking an OS thread costs tens of microseconds.
 *
 * <p><b>Waking</b>:
 *
 * <ol>
 *   <li>Who adds to the injection list (a full fence), or adds a second process to its own queue,
 *       then wakes one sleeping worker, unless one is searching already.
 *   <li>A worker that goes to sleep marks itself sleeping (compare-and-set), then looks once more.
 *   <li>A worker that searched and found something wakes the next if there is more.
 *   <li>What this misses (an own queue is written without a fence) the clock finds within a
 *       millisecond: {@link #watch}.
 * </ol>
 *
 * <p>Nothing here depends on threads: a driver may call {@link Worker#step} of any worker in any
 * order from one thread, and {@link Clock#advance} between.
 */
@Elsewhere
final class Scheduler {
    private static final int SPINS = 2_000;
    private static final VarHandle INJECTING;

    static {
        try {
            INJECTING =
                    MethodHandles.lookup()
                            .findVarHandle(Scheduler.class, "injecting", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Env env;
    private final Worker[] workers;
    private final int sliceTicks;
    private final Intake injection = new Intake();

    /** Held by the one worker that empties the injection list. */
    private volatile boolean injecting;

    private final AtomicInteger sleeping = new AtomicInteger();
    private final AtomicInteger searching = new AtomicInteger();
    private volatile boolean stopped;
    private @Nullable Clock clock;

    Scheduler(Env env, NodeOptions options) {
        this.env = env;
        this.sliceTicks = (int) Math.max(1, options.sliceNanos() / Clock.NANOS_PER_MILLI);
        this.workers = new Worker[options.workers()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, i);
        }
    }

    void start(Clock clock, long stackBytes) {
        this.clock = clock;
        for (var worker : workers) {
            worker.start(env.thread("wippy-worker-" + worker.index(), stackBytes, worker));
        }
    }

    void stop() {
        stopped = true;
        for (var worker : workers) {
            worker.wake();
        }
    }

    long cpuNanos(Thread thread) {
        return env.cpuNanos(thread);
    }

    long allocatedBytes(Thread thread) {
        return env.allocatedBytes(thread);
    }

    boolean isStopped() {
        return stopped;
    }

    Worker worker(int index) {
        return workers[index];
    }

    /** Queues a process; {@code from} is the worker that the caller runs on, if known. */
    void submit(Process process, @Nullable Worker from) {
        if (from != null) {
            from.push(process);
        } else {
            injection.push(process);
            wakeOne();
        }
    }

    /** Moves all injected processes to the end of the worker's queue. {@return whether any} */
    boolean takeInjected(Worker worker) {
        if (injection.isEmpty() || injecting || !INJECTING.compareAndSet(this, false, true)) {
            return false;
        }
        try {
            var last = injection.takeAll();
            if (last == null) {
                return false;
            }
            var process = Intake.after(last);
            while (process != last) {
                var next = Intake.after(process);
                takeInjected(worker, process);
                process = next;
            }
            takeInjected(worker, last);
            return true;
        } finally {
            injecting = false;
        }
    }

    /** One that lives on must not keep those that were injected after it. */
    private static void takeInjected(Worker worker, Linked process) {
        process.next = null;
        worker.queue().push((Process) process);
    }

    /** {@return a process of another worker, others moved to this one's queue; or null} */
    @Nullable Process steal(Worker thief) {
        int n = workers.length;
        int start = n < 2 ? 0 : (int) Long.remainderUnsigned(env.random(), n);
        for (int i = 0; i < n; i++) {
            var victim = workers[(start + i) % n];
            if (victim != thief) {
                var process = victim.robbed(thief);
                if (process != null) {
                    return process;
                }
            }
        }
        return null;
    }

    /** {@return a process that waits in another worker's queue, others moved to this one's} */
    @Nullable Process stealQueued(Worker thief) {
        for (var victim : workers) {
            if (victim != thief) {
                var process = victim.queued(thief);
                if (process != null) {
                    return process;
                }
            }
        }
        return null;
    }

    /** Takes over a busy process of another worker that has more of them than this one. */
    void relieve(Worker worker) {
        for (var other : workers) {
            if (other != worker && other.spent().size() > worker.spent().size() + 1) {
                var process = other.spent().steal();
                if (process != null) {
                    worker.spent().push(process);
                }
                return;
            }
        }
    }

    /** {@return whether a process waits that this worker could take} */
    boolean hasWork(Worker worker) {
        if (!injection.isEmpty()) {
            return true;
        }
        for (var other : workers) {
            if (other == worker ? other.hasQueued() : other.hasSpare()) {
                return true;
            }
        }
        return false;
    }

    /** Looks for work for a while. {@return whether there is some} */
    boolean search(Worker worker) {
        searching.incrementAndGet();
        try {
            for (int i = 0; i < SPINS && !stopped; i++) {
                if (hasWork(worker)) {
                    return true;
                }
                Thread.onSpinWait();
            }
            return false;
        } finally {
            searching.decrementAndGet();
        }
    }

    /** Puts the calling worker to sleep until somebody wakes it. */
    void sleep(Worker worker) {
        sleeping.incrementAndGet();
        worker.sleepUnless(() -> stopped || hasWork(worker));
        sleeping.decrementAndGet();
        if (clock != null) {
            clock.workersWake();
        }
    }

    /** There is more than one worker can do. */
    void wakeOne() {
        if (sleeping.get() != 0 && searching.get() == 0) {
            for (var worker : workers) {
                if (worker.wake()) {
                    return;
                }
            }
        }
    }

    boolean isBusy() {
        return sleeping.get() < workers.length;
    }

    /**
     * Called by the clock once a tick: asks for workers whose slice is over while others wait, and
     * wakes sleeping ones if there is work.
     *
     * @param millis that have passed since the last tick
     * @return whether any worker is busy
     */
    boolean watch(int millis) {
        boolean waiting = !injection.isEmpty();
        boolean idle = sleeping.get() != 0;
        for (var worker : workers) {
            worker.watch(sliceTicks, waiting && !idle, millis);
            if (idle && (waiting || worker.hasSpare())) {
                wakeOne();
            }
        }
        return isBusy();
    }
}
