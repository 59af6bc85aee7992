// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs slices of processes, one after the other; the carrier of their virtual threads.
 *
 * <p>A process that its slices wake goes to {@code slot}, which is served before the queue: a
 * message is best handled where its sender has just been. What stood in the slot goes to the end of
 * the queue. A process that they spawn goes to {@code spawned}, served next, the youngest first. So
 * that those who wake and spawn each other do not keep the rest waiting, these two are served at
 * most {@value #RUN_MAX} times in a row and then once more for each that is spawned by then; and
 * from time to time the oldest of these is served. Other workers take from the queue and the
 * spawned, but the last of the spawned and the slot only when this worker has been in one slice for
 * a whole tick: who wakes another is usually about to wait for it.
 *
 * <p>A process that used up its slice while others waited goes to {@code spent}, which is served
 * when the queues of all workers are empty, or this one's has been served for as long as a slice:
 * what has just been woken need not wait for every busy process, and no busy process waits for
 * ever.
 */
@Elsewhere
final class Worker implements Runnable {
    private static final int RUN_MAX = 16;

    /** Every so many turns what comes last has its turn though there is other work. */
    private static final int LAST_EVERY = 64;

    /** Every so many preempted slices a longer queue of another worker is relieved. */
    private static final int BALANCE_EVERY = 8;

    private static final VarHandle SLOT;
    private static final VarHandle ASLEEP;
    private static final VarHandle RUNNING;

    static {
        try {
            var lookup = MethodHandles.lookup();
            SLOT = lookup.findVarHandle(Worker.class, "slot", Process.class);
            ASLEEP = lookup.findVarHandle(Worker.class, "asleep", boolean.class);
            RUNNING = lookup.findVarHandle(Worker.class, "running", Process.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;
    private final int index;
    private final RunQueue queue = new RunQueue();
    private final RunQueue spent = new RunQueue();
    private final SpawnDeque spawned = new SpawnDeque();
    private volatile @Nullable Process slot;
    private volatile boolean asleep;
    private @Nullable Thread thread;

    /** Written by this worker, read by the clock. */
    private volatile @Nullable Process running;

    /** Counts slices, so that the clock sees whether one goes on. */
    private int slices;

    /** Set by the clock or the slice itself: the slice is over. */
    private volatile boolean preempted;

    /** Set by the clock: this slice has lasted a tick, others may take from the slot. */
    private volatile boolean slow;

    /** Written by this worker, read by the clock: the slice is that of a spent process. */
    private volatile boolean servingSpent;

    /** Set by the clock: the queue has been served for long enough. */
    private volatile boolean spentDue;

    /** The clock's notes. */
    private int slicesSeen;

    private int ticksSeen;
    private long cpuSeen;
    private int ticksOfQueue;

    /** This worker's own counts. */
    private int turns;

    private int run;
    private int runMax = RUN_MAX;
    private int longSlices;

    /** What it serves of the spent has its turn. */
    private boolean servingDue;

    /** The slice ends because its process said so. */
    private boolean gaveWay;

    Worker(Scheduler scheduler, int index) {
        this.scheduler = scheduler;
        this.index = index;
    }

    int index() {
        return index;
    }

    RunQueue queue() {
        return queue;
    }

    RunQueue spent() {
        return spent;
    }

    /** {@return whether the process that it took last had used up its slice} This worker. */
    boolean isServingSpent() {
        return servingSpent;
    }

    /** {@return whether that one lets others go first, as it is not its turn} This worker. */
    boolean mayWait() {
        return servingSpent && !servingDue;
    }

    /** {@return whether it is the turn of one that has used up its slice} This worker. */
    boolean isSpentDue() {
        return spentDue;
    }

    boolean isThread(Thread candidate) {
        return candidate == thread;
    }

    boolean isPreempted() {
        return preempted;
    }

    /** Ends the slice after the task that runs. This worker. */
    void endSlice() {
        gaveWay = true;
        preempted = true;
    }

    void start(Thread body) {
        thread = body;
        body.start();
    }

    @Override
    public void run() {
        while (!scheduler.isStopped()) {
            if (!step() && !scheduler.search(this)) {
                scheduler.sleep(this);
            }
        }
    }

    /** Makes the calling thread the one that this worker runs on; for a driver. */
    void adopt() {
        thread = Thread.currentThread();
    }

    /** Runs one slice. {@return false if no process was to be had} */
    boolean step() {
        var process = take();
        if (process == null) {
            return false;
        }
        var host = process.host();
        if (host.enter(process, this)) {
            host.counts().add(index);
            boolean again = serve(process);
            // First who waited for it, or the two would meet again with the same end.
            host.leave(this);
            if (again) {
                (gaveWay ? queue : spent).push(process);
            }
        }
        return true;
    }

    /** {@return whether the process has more to do} */
    private boolean serve(Process process) {
        slices++;
        gaveWay = false;
        lower();
        RUNNING.setRelease(this, process);
        boolean again;
        try {
            again =
                    process instanceof LimitedProcess limited
                            ? limited.limitedSlice(this)
                            : process.slice(this);
        } catch (OutOfMemoryError e) {
            again = process.failed(e);
        }
        RUNNING.setRelease(this, (Process) null);
        if (preempted && !gaveWay) {
            longSlices++;
            turns = 0;
        }
        return again;
    }

    /** Lowers the clock's flags; each write is a fence, and they are seldom up. */
    private void lower() {
        if (preempted) {
            preempted = false;
        }
        if (slow) {
            slow = false;
        }
    }

    private @Nullable Process take() {
        if (servingSpent) {
            servingSpent = false;
        }
        Process next = null;
        if (turns++ % LAST_EVERY == 0) {
            scheduler.takeInjected(this);
            next = spawned.poll();
            if (longSlices >= BALANCE_EVERY) {
                longSlices = 0;
                scheduler.relieve(this);
            }
        }
        if (spentDue && next == null) {
            next = takeSpent();
        }
        if (next == null) {
            next = takeQueued();
        }
        if (next == null && spent.size() > 0) {
            next = scheduler.stealQueued(this);
            if (next == null) {
                next = takeSpent();
            }
        }
        return next != null ? next : steal();
    }

    private @Nullable Process steal() {
        var process = scheduler.steal(this);
        if (process != null) {
            process.host().counts().addTaken(index);
        }
        return process;
    }

    private @Nullable Process takeSpent() {
        servingDue = spentDue;
        if (servingDue) {
            spentDue = false;
        }
        var next = spent.poll();
        if (next != null) {
            servingSpent = true;
        }
        return next;
    }

    private @Nullable Process takeQueued() {
        var next = slot;
        if (next != null && !SLOT.compareAndSet(this, next, (Process) null)) {
            next = null;
        }
        if (run == RUN_MAX) {
            runMax = RUN_MAX + spawned.size();
        }
        if (run++ < runMax) {
            if (next == null) {
                next = spawned.pop();
            }
            if (next != null) {
                return next;
            }
        } else if (next != null) {
            queue.push(next);
        }
        run = 0;
        runMax = RUN_MAX;
        next = queue.poll();
        if (next == null && scheduler.takeInjected(this)) {
            next = queue.poll();
            if (queue.size() > 0) {
                scheduler.wakeOne();
            }
        }
        return next != null ? next : spawned.pop();
    }

    /** Queues a process that this worker's slice has spawned. */
    void pushSpawned(Process process) {
        spawned.push(process);
        if (spawned.size() > 1) {
            scheduler.wakeOne();
        }
    }

    /** Queues a process that this worker's slice has woken. */
    void push(Process process) {
        if (slot == null) {
            SLOT.setRelease(this, process);
            return;
        }
        var before = (Process) SLOT.getAndSet(this, process);
        if (before != null) {
            queue.push(before);
            scheduler.wakeOne();
        }
    }

    /** {@return a process of this worker's queue for another one, or null} Any worker. */
    @Nullable Process queued(Worker thief) {
        return queue.size() == 0 ? null : thief.queue.stealFrom(queue);
    }

    /** {@return a process of this worker for another one, or null} Any worker. */
    @Nullable Process robbed(Worker thief) {
        var process = thief.queue.stealFrom(queue);
        if (process == null && (slow || spawned.size() > 1)) {
            process = spawned.poll();
        }
        if (process == null) {
            process = spent.steal();
            thief.servingSpent = process != null;
            thief.servingDue = false;
        }
        if (process != null) {
            if (hasSpare()) {
                scheduler.wakeOne();
            }
            return process;
        }
        var next = slow ? slot : null;
        return next != null && SLOT.compareAndSet(this, next, (Process) null) ? next : null;
    }

    /** {@return whether something waits here} */
    boolean hasQueued() {
        return slot != null || hasSpare() || spawned.size() > 0;
    }

    /** {@return whether something waits here that another worker may take} */
    boolean hasSpare() {
        return queue.size() > 0
                || spawned.size() > 1
                || spent.size() > 0
                || (slow && (slot != null || spawned.size() > 0));
    }

    /** Sleeps until {@link #wake}, unless there is a reason not to. */
    void sleepUnless(BooleanSupplier reason) {
        asleep = true;
        if (reason.getAsBoolean()) {
            asleep = false;
            return;
        }
        while (asleep) {
            LockSupport.park(this);
        }
    }

    /** {@return whether it slept} Any thread. */
    boolean wake() {
        if (asleep && ASLEEP.compareAndSet(this, true, false)) {
            LockSupport.unpark(thread);
            return true;
        }
        return false;
    }

    /** Counts the processor time of one that may not have all, as far as it is known. Clock. */
    private void charge(LimitedProcess process, int millis) {
        long most = millis * Clock.NANOS_PER_MILLI;
        long now = thread == null ? -1 : scheduler.cpuNanos(thread);
        process.charge(now < 0 ? most : Math.min(most, now - cpuSeen));
        cpuSeen = now;
    }

    /** {@return the bytes that this worker has allocated, with all that it ran; -1 if unknown} */
    long allocatedBytes() {
        return thread == null ? -1 : scheduler.allocatedBytes(thread);
    }

    /** Ends the slice of one that may hold more than it is allowed to. Clock. */
    private void watchMemory(LimitedProcess process) {
        var memory = process.memory();
        if (memory != null && memory.isDue(allocatedBytes())) {
            preempted = true;
            process.guest().requestYield();
        }
    }

    /** Looks whether the slice goes on for too long while others wait. Clock. */
    void watch(int sliceTicks, boolean othersWait, int millis) {
        var process = running;
        if (process != null) {
            process.ran(millis);
            if (process instanceof LimitedProcess limited) {
                charge(limited, millis);
                watchMemory(limited);
            }
        }
        if (servingSpent) {
            ticksOfQueue = 0;
        } else if (++ticksOfQueue >= sliceTicks
                && (spent.size() > 0 || (process != null && process.host().hasSpentWaiting()))) {
            spentDue = true;
        }
        int count = slices;
        if (process == null || count != slicesSeen) {
            slicesSeen = count;
            ticksSeen = 0;
            return;
        }
        slow = true;
        if (++ticksSeen >= sliceTicks
                && (othersWait || hasQueued() || process.host().hasWaiting())) {
            preempted = true;
            process.guest().requestYield();
        }
    }
}
