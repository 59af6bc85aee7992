// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An isolated process: tasks that share its state and run one at a time, and an intake of signals
 * from outside ({@link Serial} tells how). Nothing else shares that state: processes send each
 * other copies.
 *
 * <p>"In the process" below means: by one of its tasks, or in its serial context (an injected
 * action, a view, a timer's action); "in a task" that the method may wait or needs to know its
 * caller. Such a method called from elsewhere corrupts the process.
 *
 * <p><b>End.</b> {@link #end} fixes the reason and wakes all tasks; from then on every wait throws
 * {@link ProcessKilled}; the last task to unwind announces the end. If they do not unwind within
 * the node's grace time, {@link #abandon} announces it, from the clock.
 *
 * <p><b>Renewal.</b> {@link #renew} makes all tasks unwind in the same way, but the last one starts
 * a new main task instead of announcing the end.
 */
@Elsewhere
public sealed class Process extends Related permits LimitedProcess {
    private static final byte ALIVE = 0;
    private static final byte RENEWING = 1;
    private static final byte ENDING = 2;
    private static final byte DEAD = 3;

    private static final VarHandle LIFE;
    private static final VarHandle EXIT;
    private static final VarHandle GRACE;

    static {
        try {
            var lookup = MethodHandles.lookup();
            LIFE = lookup.findVarHandle(Process.class, "life", byte.class);
            EXIT = lookup.findVarHandle(Process.class, "exit", ExitReason.class);
            GRACE = lookup.findVarHandle(Process.class, "grace", Deadline.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long number;
    private final long parent;
    private final ProcessHost host;

    /**
     * ALIVE → ENDING → DEAD, or → DEAD when abandoned; after {@link #exit} is set. Between two
     * times of ALIVE there may be RENEWING.
     */
    private volatile byte life;

    /** Why it ends; set once, by compare-and-set. */
    private volatile @Nullable ExitReason exit;

    /** Announces the end if the tasks do not unwind; set once, removed when they have. */
    private volatile @Nullable Deadline grace;

    /** Whose result is that of the process; while it is renewed, it has not started. */
    private @Nullable Task main;

    private @Nullable Channel inbox;
    private @Nullable Topics topics;

    /** Why it was asked to stop, if it was and did not hear of it. */
    private @Nullable String stopReason;

    private @Nullable Pid pid;

    Process(ProcessHost host, long number, long parent, Guest guest) {
        super(guest);
        this.host = host;
        this.number = number;
        this.parent = parent;
    }

    // ---- identity; any thread

    /** {@return its address} Any thread. */
    public Pid pid() {
        var cached = pid;
        if (cached == null) {
            cached = newPid();
            pid = cached;
        }
        return cached;
    }

    private Pid newPid() {
        return new Pid(host.node().name(), host.id(), number);
    }

    /** {@return its number, unique on the node} */
    public long number() {
        return number;
    }

    /** {@return the number of the process that spawned it; 0 if none did} */
    public long parent() {
        return parent;
    }

    /** {@return its host} */
    @Override
    public ProcessHost host() {
        return host;
    }

    /** {@return when it was spawned, to some milliseconds; less exact for long ago} Any thread. */
    public Instant spawnedAt() {
        return host.node().birthOf(number);
    }

    /** {@return what it is doing} Any thread; a snapshot. */
    public Activity activity() {
        return isAlive() ? activityOfTasks() : Activity.ENDING;
    }

    /** {@return how many messages and events have come that nobody has received} In the process. */
    public int mailboxSize() {
        int inInbox = inbox == null ? 0 : inbox.size();
        return topics == null ? inInbox : inInbox + topics.size();
    }

    /**
     * Counts the memory that it holds, as its guest does, when it next gives way or waits. What it
     * does meanwhile may make the count inexact, if it holds much. Any thread.
     *
     * @param answer gets the bytes, in the process; not called if the guest cannot count, or the
     *     process ends before
     */
    public void inspect(LongConsumer answer) {
        new Inspection(answer).ask(this);
    }

    /** {@return the guest it was spawned with} */
    public Guest guest() {
        return guest;
    }

    /** {@return whether it has not begun to end} Any thread; a snapshot. */
    @Override
    public boolean isAlive() {
        return life <= RENEWING;
    }

    /** {@return why it ends or ended, null while it lives} Any thread. */
    public @Nullable ExitReason exitReason() {
        return exit;
    }

    @Override
    Scheduler scheduler() {
        return host.node().scheduler();
    }

    // ---- signals from outside; any thread

    /**
     * Runs the action in the serial context. Any thread. An action that throws ends the process.
     */
    public void inject(Runnable action) {
        post(new Signal.Run(action), null);
    }

    /**
     * Ends the process: running code is interrupted at its next poll, waiting code is woken, and
     * both unwind. After the node's grace time it is dead for others even if it did not. Any
     * thread.
     *
     * @param why the text that those who watch it will read
     */
    public void terminate(String why) {
        kill(new ExitReason.Killed(why));
    }

    /** As {@link #terminate}, for this reason. Any thread. */
    final void kill(ExitReason reason) {
        if (isAlive()) {
            post(new Signal.Kill(reason), null);
            guest.interrupt();
            abandonLater(reason);
        }
    }

    /** Tells the process that somebody wants it to end. Any thread. */
    public void cancel(Pid from, String reason) {
        post(new Signal.Notice(new Event.Cancel(from, host.node().env().now(), reason)), null);
    }

    /**
     * Asks the process to end in an orderly way. One that listens to its events gets a cancel event
     * and may end when it likes. One that does not cannot know: it goes on with what it is doing
     * and is terminated when all its tasks wait for channels. Any thread.
     */
    public void stop(String reason) {
        inject(
                () -> {
                    if (topics != null && topics.hearsEvents()) {
                        cancel(host.pid(), reason);
                    } else {
                        stopReason = reason;
                    }
                });
    }

    @Override
    boolean retire() {
        var reason = stopReason;
        if (reason == null) {
            return false;
        }
        end(new ExitReason.Killed(reason));
        return true;
    }

    @Override
    void deliver(Signal signal) {
        if (life != DEAD || signal.isForTheDead()) {
            try {
                signal.deliver(this);
            } catch (Throwable e) {
                crash(e);
            }
        }
    }

    @Override
    void crash(Throwable e) {
        end(new ExitReason.Crashed(e));
    }

    /**
     * Spawns a process on a host. In a task.
     *
     * @throws ActorException UNAVAILABLE if the host is stopping, LIMIT_EXCEEDED if it is full
     */
    public Process spawn(ProcessHost on, Body body, Guest child, SpawnOptions options) {
        checkAlive();
        return on.spawn(this, body, child, options);
    }

    /**
     * A task is about to allocate so much at once, or 0: it has. What is too much for the process
     * ends it. In a task.
     *
     * @return whether the task should look up first, see {@link #safepoint}: there it may give way
     *     to a look at what the process holds
     */
    public final boolean reserve(long bytes) {
        if (!isDueAfter(bytes)) {
            return false;
        }
        endSlice();
        return true;
    }

    boolean isDueAfter(long bytes) {
        return false;
    }

    // ---- messages; in the process, or in its serial context

    /**
     * Sends a message. The payload is copied by the node's copier. In a task of this process.
     *
     * @return false if there is no such process
     * @throws ActorException LIMIT_EXCEEDED if its mailbox is full
     */
    public boolean send(Pid to, String topic, @Nullable Object payload) {
        var target = host.node().find(to);
        return target != null && send(target, topic, payload);
    }

    /** As {@link #send(Pid, String, Object)}, to a process at hand. */
    public boolean send(Process to, String topic, @Nullable Object payload) {
        if (!to.isAlive()) {
            return false;
        }
        LimitedProcess.admit(to);
        to.post(new Message(topic, copied(to, payload), pid()), worker());
        return true;
    }

    private @Nullable Object copied(Process to, @Nullable Object payload) {
        try {
            return host.node().copy(payload);
        } catch (RuntimeException e) {
            LimitedProcess.release(to);
            throw e;
        }
    }

    /**
     * {@return the channel of all messages that no listener takes} Made when first asked for.
     * Topics that begin with {@code @} never come here. In the process.
     */
    public Channel inbox() {
        return inbox(null);
    }

    /** As {@link #inbox()}; receivers see what {@code view} makes of each {@link Message}. */
    public Channel inbox(@Nullable Function<Object, @Nullable Object> view) {
        // Once more after it was made: while no process had asked twice, the JVM would compile the
        // way from the check to the end as a fall back to the interpreter, with all frames below.
        for (; ; ) {
            var channel = inbox;
            if (channel != null) {
                return channel;
            }
            inbox = new Channel(this, 0, view);
            sources(1);
            if (topics != null) {
                topics.channelOpened();
            }
        }
    }

    /**
     * {@return the channel of one topic} The same channel while it is listened to; what came before
     * the first call was kept. In the process.
     *
     * @param view what receivers see of each {@link Message}; null for the message itself
     */
    public Channel listen(String topic, @Nullable Function<Object, @Nullable Object> view) {
        return topics().listen(topic, view);
    }

    /** Ends listening and closes the channel. {@return whether it was listening} In the process. */
    public boolean unlisten(Channel channel) {
        return topics().unlisten(channel);
    }

    /**
     * {@return the channel of exits, broken links and cancellations} Made when first asked for;
     * what came before was kept. In the process.
     *
     * @param view what receivers see of each {@link Event}; null for the event itself
     */
    public Channel events(@Nullable Function<Object, @Nullable Object> view) {
        var channel = topics().events(view);
        var reason = stopReason;
        if (reason != null) {
            stopReason = null;
            cancel(host.pid(), reason);
        }
        return channel;
    }

    /**
     * Makes an event of that what it runs has changed; an earlier one that nobody has received
     * takes it up. In the process.
     *
     * @param sources names of what has changed
     */
    public void outdate(SortedSet<String> sources) {
        topics().event(new Event.Outdated(host.pid(), host.node().env().now(), sources));
    }

    void route(Message message) {
        var channel = inbox;
        if (channel != null
                && (topics == null || topics.isInboxOnly())
                && !message.topic().startsWith("@")) {
            channel.feed(message);
        } else {
            topics().message(message, channel);
        }
    }

    Topics topics() {
        var t = topics;
        if (t == null) {
            t = new Topics(this);
            topics = t;
        }
        return t;
    }

    /**
     * {@return whether it is as it was when it was spawned, as far as others can tell} It has its
     * first task alone, listens to nothing but its timers and pending operations, has no message,
     * link, monitor or name, and nobody wants it to end. In the process.
     */
    public boolean isLeftAsFound() {
        return life == ALIVE
                && taskCount() == 1
                && inbox == null
                && topics == null
                && !trapsLinks()
                && stopReason == null
                && isUnrelated();
    }

    // ---- life and end

    /** Starts the first task and queues the process. By whoever made it. */
    void launch(Body body, @Nullable Process by) {
        main = startTask(body);
        launch(by == null ? null : by.worker());
    }

    @Override
    void checkAlive() {
        if (life != ALIVE) {
            throw ProcessKilled.INSTANCE;
        }
    }

    /** Runs the body of a task, on its thread. */
    @Override
    void runTask(Task task) {
        started(task);
        try {
            if (life == ALIVE) {
                var result = task.body.run(this);
                if (task == main) {
                    end(new ExitReason.Normal(result));
                }
            }
        } catch (Throwable e) {
            if (life != RENEWING) {
                end(new ExitReason.Crashed(e));
            }
        } finally {
            if (unlist(task)) {
                if (LIFE.compareAndSet(this, RENEWING, ALIVE)) {
                    restart();
                } else if (LIFE.compareAndSet(this, ENDING, DEAD)) {
                    announce(true);
                } else {
                    host.node().unstuck(this);
                }
            }
            ended();
        }
    }

    /**
     * Goes on as the same process with other code. All tasks unwind; when the last one has, the
     * body begins as the new main task. The PID, relations, names and what nobody has received
     * stay; channels, timers, {@link #trapLinks} and that it was outdated end with the old tasks.
     * In a task.
     *
     * @return what the caller has to throw
     * @throws ProcessKilled if the process has ended, or another task renews it
     */
    public ProcessKilled renew(Body next) {
        checkAlive();
        if (LIFE.compareAndSet(this, ALIVE, RENEWING)) {
            main = new Task(this, next);
            killOtherTasks();
        }
        return ProcessKilled.INSTANCE;
    }

    /** The last task of the old code has unwound. */
    private void restart() {
        var channel = inbox;
        inbox = null;
        if (channel != null || topics != null) {
            topics().forgetChannels(channel);
        }
        trapLinks(false);
        start(Objects.requireNonNull(main));
    }

    /** {@return what tells the code before and after {@link #renew} apart} In the process. */
    public @Nullable Object era() {
        return main;
    }

    /** A task unwinds before it could take what a channel gave it. In the process. */
    void notTaken(@Nullable Object value) {
        if (life == RENEWING) {
            topics().notTaken(value);
        }
    }

    /** Begins the end, if it has not begun. Serial context. */
    @Override
    void end(ExitReason reason) {
        if (!EXIT.compareAndSet(this, (ExitReason) null, reason)
                || !(LIFE.compareAndSet(this, ALIVE, ENDING)
                        || LIFE.compareAndSet(this, RENEWING, ENDING))) {
            return;
        }
        if (hasOtherTasks()) {
            if (!(reason instanceof ExitReason.Killed
                    || reason instanceof ExitReason.LimitExceeded)) {
                abandonLater(reason);
            }
            killOtherTasks();
        }
    }

    private void abandonLater(ExitReason reason) {
        if (grace == null) {
            var node = host.node();
            var alarm = node.clock().after(node.options().graceNanos(), () -> abandon(reason));
            if (!GRACE.compareAndSet(this, (Deadline) null, alarm) || life == DEAD) {
                node.clock().remove(alarm);
            }
        }
    }

    /**
     * Announces the end of a process whose tasks have not ended. Clock. It is listed as stuck
     * before its last task can see that it is dead, which takes it off the list. Perhaps it has
     * only had no turn yet: then its tasks wait, and do not know.
     */
    private void abandon(ExitReason reason) {
        var node = host.node();
        EXIT.compareAndSet(this, (ExitReason) null, reason);
        node.stuck(this);
        if ((byte) LIFE.getAndSet(this, DEAD) == DEAD) {
            node.unstuck(this);
        } else {
            announce(false);
            post(new Signal.Unwind(), null);
        }
    }

    /** Makes the end known. Once, by the last of its tasks or by the clock. */
    private void announce(boolean isByTask) {
        var node = host.node();
        var reason = Objects.requireNonNull(exit);
        node.forget(this);
        var alarm = grace;
        if (alarm != null) {
            node.clock().remove(alarm);
        }
        var watched = closeRelations();
        if (watched != null) {
            node.forgetNames(watched.close(), this);
            watched.forEach((watcher, bits) -> announceTo(watcher, bits, reason, isByTask));
        }
        Objects.requireNonNull(main).body.exited(this, reason);
        host.exited();
        inbox = null;
        topics = null;
    }

    private void announceTo(Process watcher, int bits, ExitReason reason, boolean isByTask) {
        var now = host.node().env().now();
        watcher.unrelate(this, Relations.ALL);
        // Whoever waited for a lock may be on another worker than before.
        var from = isByTask ? worker() : null;
        if ((bits & Relations.LINK) != 0 && reason.isFailure()) {
            watcher.post(new Signal.Notice(new Event.LinkDown(pid(), now, reason)), from);
        }
        if ((bits & Relations.MONITOR) != 0) {
            watcher.post(new Signal.Notice(new Event.Exit(pid(), now, copied(reason))), from);
        }
    }

    private ExitReason copied(ExitReason reason) {
        if (!(reason instanceof ExitReason.Normal(var value)) || value == null) {
            return reason;
        }
        try {
            return new ExitReason.Normal(host.node().copy(value));
        } catch (RuntimeException e) {
            return new ExitReason.Crashed(e);
        }
    }

    /** By number, so that the order of nothing depends on addresses. */
    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    /**
     * {@return its address as text} Kept only by a process that has used its {@link #pid}: the text
     * of a million that were only spawned would be a hundred megabytes.
     */
    @Override
    public String toString() {
        var cached = pid;
        return (cached == null ? newPid() : cached).toString();
    }
}
