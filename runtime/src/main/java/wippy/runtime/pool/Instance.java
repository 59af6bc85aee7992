// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.pool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.Body;
import wippy.actor.Channel;
import wippy.actor.ExitReason;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.SpawnOptions;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Program;
import wippy.runtime.lua.Surroundings;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A process that has loaded a function and answers its calls, one after the other. It ends when a
 * call raises an error, is stopped or leaves something behind, or when its pool lets it go.
 */
final class Instance implements Body {
    private final FunctionPool pool;
    private final LuaProcess lua;
    private final Surroundings idle;

    /** Given by the pool; taken back when it is answered or the process has ended. */
    private volatile @Nullable PooledCall call;

    /** Whether the call has begun. Serial context, and whoever ends the process. */
    private volatile boolean hasBegun;

    /** Set when it starts, before anybody else knows it. */
    private volatile @Nullable Process process;

    /** Where further calls come from. Serial context. */
    private @Nullable Channel calls;

    /** What the last call gave, until it is delivered. Serial context. */
    private @Nullable Object value;

    private @Nullable Failure failure;

    /** Whether it answered a call since the pool looked last. In the pool. */
    boolean wasUsed = true;

    /** An instance that has not started. */
    Instance(FunctionPool pool, Program program, Surroundings idle) {
        this.pool = pool;
        this.idle = idle;
        this.lua = new LuaProcess(program, idle, this::ended);
    }

    Program program() {
        return lua.program();
    }

    /**
     * Starts it.
     *
     * @param first its first call; null to have it wait for one
     * @throws ActorException if the host takes no more
     */
    void start(ProcessHost host, @Nullable PooledCall first) {
        call = first;
        hasBegun = first != null;
        process = host.spawn(this, lua, SpawnOptions.PLAIN);
    }

    /** Gives it a call; it is idle. In the pool. */
    void give(PooledCall next) {
        call = next;
        wasUsed = true;
        inject(this::wake);
    }

    /** {@return whether it has this call} */
    boolean has(PooledCall other) {
        return call == other;
    }

    /**
     * {@return the call that it was given and did not begin before it ended, if any} In the pool.
     */
    @Nullable PooledCall takeLost() {
        PooledCall lost = call;
        call = null;
        return lost;
    }

    /** Lets it end; it is idle. In the pool. */
    void retire() {
        inject(
                () -> {
                    if (calls != null) {
                        calls.close();
                    }
                });
    }

    /** Ends it, whatever it does. In the pool. */
    void terminate(String reason) {
        Process running = process;
        if (running != null) {
            running.terminate(reason);
        }
    }

    private void inject(Runnable action) {
        Process running = process;
        if (running != null) {
            running.inject(action);
        }
    }

    private void wake() {
        if (calls != null) {
            calls.feed(null);
        }
    }

    @Override
    public @Nullable Object run(Process running) {
        process = running;
        Channel incoming = new Channel(running, 1);
        calls = incoming;
        LuaFunction method = loaded(running);
        do {
            if (call == null) {
                pool.free(this);
            } else if (!answer(method)) {
                return result();
            }
            running.sources(1);
        } while (isCalled(incoming, running));
        return null;
    }

    /** Waits for the next call. No frame below it knows the last one, which would live as long. */
    private static boolean isCalled(Channel incoming, Process running) {
        Object next = incoming.receive();
        running.sources(-1);
        return next != Channel.CLOSED;
    }

    private LuaFunction loaded(Process running) {
        PooledCall first = call;
        if (first != null) {
            lua.enter(first.surroundings());
        }
        try {
            return lua.load(running);
        } catch (LuaError e) {
            throw lua.failure(e);
        }
    }

    /** {@return false if its end is to bring the result} */
    private boolean answer(LuaFunction method) {
        PooledCall current = Objects.requireNonNull(call);
        hasBegun = true;
        lua.enter(current.surroundings());
        try {
            value = lua.call(method, current.takeArguments());
        } catch (Failure returned) {
            failure = returned;
        } catch (LuaError raised) {
            throw lua.failure(raised);
        }
        if (!lua.process().isLeftAsFound() || lua.isUpgradable()) {
            return false;
        }
        call = null;
        hasBegun = false;
        lua.enter(idle);
        pool.free(this);
        current.finish(value, failure);
        value = null;
        failure = null;
        return true;
    }

    private @Nullable Object result() {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    @Override
    public void exited(Process ended, ExitReason reason) {
        lua.exited(ended, reason);
    }

    /** What it ran last may have been another program, by an upgrade. */
    private void ended(LuaProcess guest, Process ended, ExitReason reason) {
        PooledCall last = hasBegun ? call : null;
        if (last != null) {
            call = null;
        }
        pool.gone(this);
        if (last == null) {
            return;
        }
        ErrorValue error = LuaProcess.errorOf(reason);
        if (error != null) {
            last.fail(error);
        } else if (reason instanceof ExitReason.Normal(var given)) {
            last.complete(given);
        }
    }
}
