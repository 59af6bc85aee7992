// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named group of processes with limits of its own. Thread dumps list its processes by PID.
 *
 * <p>Methods may be called by any thread.
 */
@Elsewhere
public final class ProcessHost {
    private final Node node;
    private final String id;
    private final int workersMax;
    private final int processesMax;
    private final Limits limits;
    private final Turns turns;
    private final TaskThread.Container container;

    private final AtomicInteger processes = new AtomicInteger();
    private volatile boolean stopping;
    private volatile @Nullable Stop stop;

    /** How many workers serve it now; unused without a limit, as are the next two. */
    private final AtomicInteger serving = new AtomicInteger();

    /** Who waits for a worker. */
    private final ConcurrentLinkedQueue<Process> waiting = new ConcurrentLinkedQueue<>();

    /** Who waits for a worker and has used up its slice: behind the others, as in a worker. */
    private final ConcurrentLinkedQueue<Process> spent = new ConcurrentLinkedQueue<>();

    ProcessHost(Node node, String id, int workersMax, int processesMax, Limits limits) {
        this.node = node;
        this.id = id;
        this.workersMax = workersMax >= node.options().workers() ? 0 : workersMax;
        this.processesMax = processesMax;
        this.limits = limits;
        this.turns = new Turns(node.options().workers());
        this.container = new TaskThread.Container(id, this::threads);
        container.register();
    }

    /** {@return its id, as in PIDs} */
    public String id() {
        return id;
    }

    /** {@return what stands for the host itself as a sender: process number 0} */
    Pid pid() {
        return new Pid(node.name(), id, 0);
    }

    /** {@return its node} */
    public Node node() {
        return node;
    }

    /** {@return how many workers serve it at once at most} */
    public int workersMax() {
        return workersMax == 0 ? node.options().workers() : workersMax;
    }

    /** {@return how many processes it may have; 0 for any number} */
    public int processesMax() {
        return processesMax;
    }

    /** {@return how often workers have served its processes} */
    public long turns() {
        return turns.count();
    }

    /** {@return how many processes workers have taken from the queues of others} */
    public long turnsTaken() {
        return turns.taken();
    }

    Turns counts() {
        return turns;
    }

    /** {@return how many processes it has} */
    public int size() {
        return processes.get();
    }

    /**
     * Spawns a process that nobody monitors or is linked to.
     *
     * @throws ActorException UNAVAILABLE if the host is stopping, LIMIT_EXCEEDED if it is full, or
     *     the mailbox of the process that has the name is
     */
    public Process spawn(Body body, Guest guest, SpawnOptions options) {
        return spawn(null, body, guest, options);
    }

    Process spawn(@Nullable Process parent, Body body, Guest guest, SpawnOptions options) {
        admit();
        var process = process(parent, guest, limits.and(options.limits()));
        if (options != SpawnOptions.PLAIN) {
            var holder = prepare(parent, process, options);
            if (holder != process) {
                exited();
                for (var message : options.messages()) {
                    LimitedProcess.admit(holder);
                    queue(holder, message);
                }
                return holder;
            }
        }
        node.enlist(process);
        process.launch(body, parent);
        return process;
    }

    private Process process(@Nullable Process parent, Guest guest, Limits most) {
        long number = node.nextNumber();
        long by = parent == null ? 0 : parent.number();
        return most.equals(Limits.NONE)
                ? new Process(this, number, by, guest)
                : new LimitedProcess(this, number, by, guest, most);
    }

    private void admit() {
        int count = processes.incrementAndGet();
        if (stopping) {
            exited();
            throw new ActorException(
                    ActorException.Kind.UNAVAILABLE, "host " + id + " is stopping");
        }
        if (processesMax > 0 && count > processesMax) {
            exited();
            throw new ActorException(
                    ActorException.Kind.LIMIT_EXCEEDED,
                    "host " + id + " has " + processesMax + " processes, its maximum");
        }
    }

    /** {@return the process, or the holder of the name that it was to have} */
    private Process prepare(@Nullable Process parent, Process process, SpawnOptions options) {
        if (options.name() != null) {
            var holder = node.claim(options.name(), process);
            if (holder != process) {
                return holder;
            }
        }
        if (parent != null) {
            parent.adopt(process, options.monitored(), options.linked());
        }
        for (var message : options.messages()) {
            LimitedProcess.count(process);
            queue(process, message);
        }
        return process;
    }

    private static void queue(Process process, SpawnOptions.Queued message) {
        process.post(new Message(message.topic(), message.payload(), null), null);
    }

    void exited() {
        int left = processes.decrementAndGet();
        var s = stop;
        if (left == 0 && s != null) {
            s.stopped();
        }
    }

    /** {@return its live processes, a snapshot} */
    public Stream<Process> processes() {
        return node.processes().filter(process -> process.host() == this);
    }

    /**
     * Stops the host: nothing can be spawned from now on; every process is asked to end, see {@link
     * Process#stop}; those that live after the wait are terminated.
     *
     * @param reason the text of the events
     * @param waitNanos how long they may take
     * @param stopped called once when no process is left, by any thread; must not wait
     */
    public void stop(String reason, long waitNanos, Runnable stopped) {
        stop = new Stop(stopped);
        stopping = true;
        processes().forEach(process -> process.stop(reason));
        node.clock()
                .after(waitNanos, () -> processes().forEach(process -> process.terminate(reason)));
        if (processes.get() == 0) {
            stop.stopped();
        }
    }

    /** Once-only callback. */
    private final class Stop {
        private final AtomicBoolean done = new AtomicBoolean();
        private final Runnable callback;

        Stop(Runnable callback) {
            this.callback = callback;
        }

        void stopped() {
            if (done.compareAndSet(false, true)) {
                container.deregister();
                callback.run();
            }
        }
    }

    TaskThread.Container container() {
        return container;
    }

    /** Names them too: a name at each spawn would cost more than the rest. */
    private Stream<Thread> threads() {
        return Stream.concat(processes(), node.stuck().filter(process -> process.host() == this))
                .flatMap(ProcessHost::named);
    }

    private static Stream<Thread> named(Process process) {
        var threads = process.threads();
        for (var thread : threads) {
            thread.setName(process.toString());
        }
        return threads.stream();
    }

    /** {@return whether the worker may serve the process now; if not, it is queued again later} */
    boolean enter(Process process, Worker worker) {
        if (workersMax == 0) {
            return true;
        }
        for (; ; ) {
            int count = serving.get();
            if (count >= workersMax || (worker.mayWait() && !waiting.isEmpty())) {
                (worker.isServingSpent() ? spent : waiting).add(process);
                if (serving.get() < workersMax) {
                    submitWaiting(worker);
                }
                return false;
            }
            if (serving.compareAndSet(count, count + 1)) {
                return true;
            }
        }
    }

    /** {@return whether a process waits until fewer workers serve this host} */
    boolean hasWaiting() {
        return workersMax > 0 && !(waiting.isEmpty() && spent.isEmpty());
    }

    /** {@return whether one that waits has used up its slice} */
    boolean hasSpentWaiting() {
        return workersMax > 0 && !spent.isEmpty();
    }

    /** A worker has served one process. */
    void leave(Worker worker) {
        if (workersMax > 0) {
            serving.decrementAndGet();
            submitWaiting(worker);
        }
    }

    private void submitWaiting(Worker worker) {
        var process = worker.isSpentDue() ? null : waiting.poll();
        if (process == null) {
            process = spent.poll();
            if (process != null) {
                worker.spent().push(process);
                return;
            }
            process = waiting.poll();
        }
        if (process != null) {
            worker.push(process);
        }
    }
}
