// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One running system of processes: workers, clock, hosts, names and PIDs. Start here.
 *
 * <p>Methods may be called by any thread.
 */
@Elsewhere
public final class Node {
    private static final int BIRTHS_MAX = 4096;

    private final NodeOptions options;
    private final Env env;
    private final UnaryOperator<@Nullable Object> copier;
    private final Scheduler scheduler;
    private final Clock clock;
    private final PidTable table = new PidTable();
    private final ConcurrentHashMap<String, Process> names = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ProcessHost> hosts = new ConcurrentHashMap<>();
    private final Set<Process> stuck = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final Births births = new Births(BIRTHS_MAX);

    /** Makes one without threads, for a driver. */
    Node(NodeOptions options, Env env, UnaryOperator<@Nullable Object> copier) {
        TaskThread.require();
        this.options = options;
        this.env = env;
        this.copier = copier;
        this.scheduler = new Scheduler(env, options);
        this.clock = new Clock(env, scheduler, this::noteBirths);
    }

    /**
     * Starts a node.
     *
     * @param copier makes what the receiver of a value gets: a copy that shares nothing mutable, or
     *     the value itself if it is immutable; throws an unchecked exception, which the sender
     *     sees, if the value cannot be sent
     * @throws IllegalStateException if the JVM does not give access to its virtual threads; the
     *     message says what is missing
     */
    public static Node start(NodeOptions options, Env env, UnaryOperator<@Nullable Object> copier) {
        var node = new Node(options, env, copier);
        node.clock.start();
        node.scheduler.start(node.clock, options.workerStackBytes());
        return node;
    }

    /**
     * Ends its threads when they come to it. Processes stay where they are. Stop the hosts first.
     */
    public void stop() {
        scheduler.stop();
        clock.stop();
    }

    /** {@return its name} */
    public String name() {
        return options.name();
    }

    /** {@return the options it was started with} */
    public NodeOptions options() {
        return options;
    }

    /** {@return the world it lives in} */
    public Env env() {
        return env;
    }

    /**
     * Adds a host.
     *
     * @param id its id, as in PIDs
     * @param workersMax how many workers serve it at once; 0 for all
     * @param processesMax how many processes it may have at once; 0 for any number
     * @throws ActorException ALREADY_EXISTS if there is a host of that id
     */
    public ProcessHost addHost(String id, int workersMax, int processesMax) {
        return addHost(id, workersMax, processesMax, Limits.NONE);
    }

    /** As {@link #addHost(String, int, int)}, with limits for each of its processes. */
    public ProcessHost addHost(String id, int workersMax, int processesMax, Limits limits) {
        var host = new ProcessHost(this, id, workersMax, processesMax, limits);
        if (hosts.putIfAbsent(id, host) != null) {
            host.container().deregister();
            throw new ActorException(
                    ActorException.Kind.ALREADY_EXISTS,
                    "there is a process host " + id + " already");
        }
        return host;
    }

    /** {@return all hosts, in the order of their ids} */
    public Stream<ProcessHost> hosts() {
        return hosts.values().stream().sorted(Comparator.comparing(ProcessHost::id));
    }

    /** {@return the host of that id, or null} */
    public @Nullable ProcessHost host(String id) {
        return hosts.get(id);
    }

    /** Forgets a host that has stopped; its id is free. */
    public void removeHost(ProcessHost host) {
        hosts.remove(host.id(), host);
    }

    /** {@return the live process of that number} */
    public Optional<Process> find(long number) {
        return Optional.ofNullable(table.get(number));
    }

    /** {@return the live process of that address, or null} */
    public @Nullable Process find(Pid pid) {
        var process = table.get(pid.number());
        return process != null
                        && process.host().id().equals(pid.host())
                        && pid.node().equals(options.name())
                ? process
                : null;
    }

    /**
     * {@return the live process whose {@link Pid#toString} gives this text, or null} Makes nothing,
     * since every message sent to a text asks. A null may also mean that the text is written in
     * another way: {@link Pid#parse} knows all of them.
     */
    public @Nullable Process find(String text) {
        long number = Pid.localNumber(text);
        var process = number < 0 ? null : table.get(number);
        return process != null
                        && Pid.names(text, process.host().id())
                        && options.name().equals(Pid.LOCAL)
                ? process
                : null;
    }

    /** Runs a short action after a while, on the clock's thread; it must not wait. */
    public void after(long nanos, Runnable action) {
        clock.after(nanos, action);
    }

    /** {@return all live processes, a snapshot} */
    public Stream<Process> processes() {
        return table.snapshot().stream();
    }

    /** {@return processes that are dead for others but have tasks that do not unwind} */
    public Stream<Process> stuck() {
        return stuck.stream();
    }

    /**
     * Sends a message that no process sent. The payload is copied.
     *
     * @return false if there is no such process
     * @throws ActorException LIMIT_EXCEEDED if its mailbox is full
     */
    public boolean send(Pid to, String topic, @Nullable Object payload) {
        var process = find(to);
        if (process == null || !process.isAlive()) {
            return false;
        }
        var copied = copy(payload);
        LimitedProcess.admit(process);
        process.post(new Message(topic, copied, null), null);
        return true;
    }

    /**
     * Gives a process a name until it ends. It may have several, and the same one again.
     *
     * @throws ActorException ALREADY_EXISTS if another process has it, NOT_FOUND if the process has
     *     ended
     */
    public void register(String name, Process process) {
        if (claim(name, process) != process) {
            throw new ActorException(
                    ActorException.Kind.ALREADY_EXISTS, "name already registered: " + name);
        }
    }

    /** {@return the holder of the name: the process, unless another had it before} */
    Process claim(String name, Process process) {
        for (; ; ) {
            var holder = names.putIfAbsent(name, process);
            if (holder == null) {
                if (!process.openRelations().addName(name)) {
                    names.remove(name, process);
                    throw new ActorException(
                            ActorException.Kind.NOT_FOUND, "pid not registered: " + process);
                }
                return process;
            }
            if (holder == process || holder.isAlive()) {
                return holder;
            }
            names.remove(name, holder);
        }
    }

    /** {@return the process of that name, or null} */
    public @Nullable Process lookup(String name) {
        return names.get(name);
    }

    /** Frees a name, whoever holds it. {@return false if nobody did} */
    public boolean unregister(String name) {
        var holder = names.remove(name);
        if (holder == null) {
            return false;
        }
        holder.openRelations().removeName(name);
        return true;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Clock clock() {
        return clock;
    }

    @Nullable Object copy(@Nullable Object value) {
        return value == null ? null : copier.apply(value);
    }

    private void noteBirths() {
        births.note(numbers.get(), env);
    }

    /** {@return when the process of that number was spawned} */
    Instant birthOf(long number) {
        return births.of(number, env);
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    void enlist(Process process) {
        table.put(process);
    }

    void forget(Process process) {
        table.remove(process);
    }

    void forgetNames(List<String> held, Process process) {
        for (var name : held) {
            names.remove(name, process);
        }
    }

    void stuck(Process process) {
        stuck.add(process);
    }

    void unstuck(Process process) {
        stuck.remove(process);
    }
}
