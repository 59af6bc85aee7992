// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.pool;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.ProcessHost;
import wippy.registry.EntryId;
import wippy.runtime.ActorFailures;
import wippy.runtime.config.PoolConfig;
import wippy.runtime.lua.Program;
import wippy.runtime.lua.Surroundings;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/**
 * The instances of one function, and the calls that wait for one.
 *
 * <p>Any thread may call. What they do to the pool is queued and done by whoever finds nobody doing
 * it, so there is no lock: a call may come from within a coroutine, which must not wait.
 *
 * <p>When the function or a library of it changes, idle instances end and busy ones follow when
 * they have answered; calls that come later have new ones.
 */
final class FunctionPool {
    /** So long may an instance be idle, and not longer than twice that. */
    private static final long IDLE_NANOS = 30_000_000_000L;

    /** How often an adaptive pool looks whether it has the right size, while calls wait. */
    private static final long WINDOW_NANOS = 20_000_000L;

    private final ProcessHost host;
    private final EntryId id;
    private final Surroundings idleSurroundings;

    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger actionCount = new AtomicInteger();

    /** All below only by actions. */
    private final ArrayDeque<Instance> idle = new ArrayDeque<>();

    private final ArrayDeque<PooledCall> waiting = new ArrayDeque<>();
    private PoolConfig config;
    private Capacity capacity;
    private @Nullable Program program;
    private volatile long edition = -1;
    private int instances;
    private boolean watchesIdle;
    private boolean watchesLoad;

    /** A pool of a function that has no code yet. */
    FunctionPool(ProcessHost host, EntryId id, PoolConfig config, Surroundings idle) {
        this.host = host;
        this.id = id;
        this.config = config;
        this.capacity = Capacity.of(config, host);
        this.idleSurroundings = idle;
    }

    EntryId id() {
        return id;
    }

    private void act(Runnable action) {
        actions.add(action);
        if (actionCount.getAndIncrement() == 0) {
            do {
                Runnable next = actions.poll();
                if (next != null) {
                    next.run();
                }
            } while (actionCount.decrementAndGet() != 0);
        }
    }

    /** The code as it is now. {@code number} tells which one is newer. */
    void use(Program next, PoolConfig settings, long number) {
        if (number > edition) {
            act(() -> adopt(next, settings, number));
        }
    }

    private void adopt(Program next, PoolConfig settings, long number) {
        if (number <= edition) {
            return;
        }
        edition = number;
        if (!settings.equals(config)) {
            config = settings;
            capacity = Capacity.of(settings, host);
        }
        Program before = program;
        if (before == null || !before.isSameAs(next)) {
            program = next;
            retireIdle();
        }
    }

    /** The function is gone: instances end when they are idle. */
    void close() {
        act(
                () -> {
                    program = null;
                    retireIdle();
                });
    }

    private void retireIdle() {
        for (Instance instance : idle) {
            instance.retire();
        }
        idle.clear();
    }

    /** Makes instances before the first call. */
    void warmUp() {
        act(
                () -> {
                    while (instances < capacity.warm()) {
                        if (!start(null)) {
                            return;
                        }
                    }
                });
    }

    /** A call has come. */
    void arrive(PooledCall call) {
        act(() -> answer(call));
    }

    private void answer(PooledCall call) {
        if (call.isStopped()) {
            return;
        }
        Instance instance = idle.poll();
        if (instance != null) {
            call.give(instance);
            instance.give(call);
        } else if (instances < capacity.now() || call.isBelowItself()) {
            start(call);
        } else if (waiting.size() >= capacity.buffer()) {
            call.fail(
                    ErrorValue.of(
                            ErrorKind.LIMIT_EXCEEDED,
                            "all "
                                    + capacity.now()
                                    + " instances of "
                                    + id
                                    + " are busy, and as many calls wait as its pool.buffer allows: "
                                    + capacity.buffer()));
        } else {
            waiting.add(call);
            watchLoad();
        }
    }

    /** {@return whether an instance has started} */
    private boolean start(@Nullable PooledCall call) {
        Program code = program;
        if (code == null) {
            if (call != null) {
                call.fail(ErrorValue.of(ErrorKind.NOT_FOUND, "the function " + id + " is gone"));
            }
            return false;
        }
        var instance = new Instance(this, code, idleSurroundings);
        instances++;
        try {
            if (call != null) {
                call.give(instance);
            }
            instance.start(host, call);
            return true;
        } catch (ActorException e) {
            instances--;
            if (call != null) {
                call.fail(ActorFailures.of(e).error());
            }
            return false;
        }
    }

    /** A call is not wanted any more. */
    void withdraw(PooledCall call, String reason) {
        act(
                () -> {
                    Instance instance = call.instance();
                    if (instance == null) {
                        waiting.remove(call);
                    } else if (instance.has(call)) {
                        instance.terminate(reason);
                    }
                });
    }

    /** An instance has answered its call, or has just started without one. */
    void free(Instance instance) {
        act(
                () -> {
                    capacity.answered();
                    if (instance.program() != program || instances > capacity.now()) {
                        instance.retire();
                        return;
                    }
                    PooledCall next = nextWaiting();
                    if (next != null) {
                        next.give(instance);
                        instance.give(next);
                    } else {
                        idle.push(instance);
                        watchIdle();
                    }
                });
    }

    /** An instance has ended. */
    void gone(Instance instance) {
        act(
                () -> {
                    instances--;
                    capacity.answered();
                    idle.remove(instance);
                    PooledCall lost = instance.takeLost();
                    if (lost != null) {
                        answer(lost);
                    }
                    startForWaiting();
                });
    }

    private void startForWaiting() {
        while (instances < capacity.now()) {
            PooledCall next = nextWaiting();
            if (next == null) {
                return;
            }
            start(next);
        }
    }

    private @Nullable PooledCall nextWaiting() {
        PooledCall next = waiting.poll();
        while (next != null && next.isStopped()) {
            next = waiting.poll();
        }
        return next;
    }

    private void watchIdle() {
        if (!watchesIdle && !capacity.isFixed()) {
            watchesIdle = true;
            host.node().after(IDLE_NANOS, () -> act(this::endUnused));
        }
    }

    private void endUnused() {
        watchesIdle = false;
        idle.removeIf(
                instance -> {
                    boolean isUnused = !instance.wasUsed;
                    instance.wasUsed = false;
                    if (isUnused) {
                        instance.retire();
                    }
                    return isUnused;
                });
        if (!idle.isEmpty()) {
            watchIdle();
        }
    }

    private void watchLoad() {
        if (!watchesLoad && capacity.isAdaptive()) {
            watchesLoad = true;
            host.node().after(WINDOW_NANOS, () -> act(this::adapt));
        }
    }

    private void adapt() {
        watchesLoad = false;
        if (!waiting.isEmpty()) {
            capacity.adapt();
            startForWaiting();
            if (!waiting.isEmpty()) {
                watchLoad();
            }
        }
    }
}
