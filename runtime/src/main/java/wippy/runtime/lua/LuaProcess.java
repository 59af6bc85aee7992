// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.Map;
import wippy.actor.Body;
import wippy.actor.Census;
import wippy.actor.ExitReason;
import wippy.actor.Guest;
import wippy.actor.Process;
import wippy.actor.ProcessKilled;
import wippy.lua.Dialect;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Waiting;
import wippy.runtime.memory.HeapCensus;
import wippy.runtime.security.Identity;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A process that runs Lua: what the scheduler sees of it ({@link Guest}, {@link Body}) and how its
 * Lua state waits ({@link Waiting}), in one object.
 *
 * <p>An error that leaves Lua becomes an {@link ErrorValue} here, while the process still runs: the
 * reason of its end carries a {@link Failure}, which others can read without touching its state.
 *
 * <p>{@link #interrupt} and {@link #requestYield} may be called by any thread; everything else in
 * the process.
 */
public final class LuaProcess implements Guest, Waiting, Body {

    /** Hears of the end of a process. */
    public interface Listener {
        /** The process has ended. By whichever thread ended it; must not wait. */
        void ended(LuaProcess process, Process ended, ExitReason reason);
    }

    private Surroundings surroundings;
    private Program program;
    private Listener listener;

    /** Replaced when the process is upgraded; what it was interrupted for is in its signals. */
    private volatile LuaState state;

    private Object[] arguments;
    private Process process;

    /**
     * A process to be spawned with itself as body and guest.
     *
     * @param arguments of its method; they belong to the process, so they are copies
     */
    public LuaProcess(
            Program program, Surroundings surroundings, Object[] arguments, Listener listener) {
        this.program = program;
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.listener = listener;
        this.state = newState();
    }

    private LuaState newState() {
        return new LuaState(
                Dialect.APPLICATION, this, program.environment(), program.stringMetatable());
    }

    /** A process whose body calls {@link #load}, {@link #call} and {@link #exited}. */
    public LuaProcess(Program program, Surroundings surroundings, Listener listener) {
        this(program, surroundings, null, listener);
    }

    /** {@return the process that a state belongs to} How a builtin finds where it is called. */
    public static LuaProcess of(LuaState state) {
        return (LuaProcess) state.waiting();
    }

    /** {@return the process for the actors} */
    public Process process() {
        return process;
    }

    /** {@return what it runs} */
    public Program program() {
        return program;
    }

    /** {@return what it inherited or was given beside its arguments} */
    public Surroundings surroundings() {
        return surroundings;
    }

    /**
     * Sees to it that this process may do something. In the process.
     *
     * @param action such as {@code process.spawn}
     * @param resource to what; empty if to nothing in particular
     * @throws Failure PermissionDenied if it may not
     */
    public void require(String action, String resource) {
        require(action, resource, ErrorKind.PERMISSION_DENIED);
    }

    /** As {@link #require(String, String)}, with another kind of failure. */
    public void require(String action, String resource, String kind) {
        if (!isAllowed(action, resource)) {
            throw new Failure(
                    kind, surroundings.identity().refusal(action, resource, attributes()));
        }
    }

    /** {@return whether this process may do something} In the process. */
    public boolean isAllowed(String action, String resource) {
        Identity identity = surroundings.identity();
        return identity.isUnchecked() || identity.isAllowed(action, resource, attributes());
    }

    /** {@return whether this process may do everything, so that there is no need to ask} */
    public boolean isUnchecked() {
        return surroundings.identity().isUnchecked();
    }

    /** {@return what policies may know of a request of this process} */
    private Map<String, Object> attributes() {
        return Map.of("pid", process.pid().toString());
    }

    /** {@return the runtime} */
    public Services services() {
        return surroundings.services();
    }

    // ---- Body

    @Override
    public Object run(Process running) {
        LuaState current = state;
        try {
            LuaFunction method = load(running);
            Object[] values = arguments;
            arguments = null;
            return call(method, values);
        } catch (LuaError e) {
            throw failure(current, e);
        }
    }

    /**
     * Runs the chunks. In the first task, before all else.
     *
     * @return the entry's method
     * @throws LuaError if a chunk raises, or gives no method
     */
    public LuaFunction load(Process running) {
        process = running;
        LuaState current = state;
        current.beginTask();
        return program.start(current);
    }

    /** What follows has these. In the process. */
    public void enter(Surroundings others) {
        surroundings = others;
    }

    /**
     * Calls the method. In a task.
     *
     * @param values its arguments, which belong to the process
     * @return a copy of its result
     * @throws LuaError what it raises
     * @throws Failure an error that it returns, or that its result cannot be sent
     */
    public Object call(LuaFunction method, Object[] values) {
        LuaState current = state;
        Object result =
                switch (values.length) {
                    case 0 -> method.call(current);
                    case 1 -> method.call(current, values[0]);
                    default -> method.apply(current, values);
                };
        Object value = succeeded(current, Results.finish(current, result));
        return services().copier().apply(value);
    }

    @Override
    public void exited(Process ended, ExitReason reason) {
        listener.ended(this, ended, reason);
    }

    /** Starts another task of this process that calls a function without arguments. */
    public void spawnTask(LuaFunction function) {
        LuaState current = state;
        process.spawnTask(
                running -> {
                    current.beginTask();
                    try {
                        Results.finish(current, function.call(current));
                    } catch (LuaError e) {
                        throw failure(current, e);
                    }
                    return null;
                });
    }

    /**
     * Goes on with other code in a state of its own, see {@link Process#renew}. In a task.
     *
     * @param values the arguments of its method; they share nothing with what runs now
     * @return what the caller has to throw
     */
    public ProcessKilled upgrade(Program next, Object[] values) {
        return process.renew(new Upgraded(next, values));
    }

    /** The main task after an upgrade. */
    private final class Upgraded implements Body {
        private final Program next;
        private final Object[] values;

        Upgraded(Program next, Object[] values) {
            this.next = next;
            this.values = values;
        }

        @Override
        public Object run(Process running) {
            upgradable(false);
            program = next;
            arguments = values;
            LuaState fresh = newState();
            fresh.interrupt();
            state = fresh;
            return LuaProcess.this.run(running);
        }

        @Override
        public void exited(Process ended, ExitReason reason) {
            LuaProcess.this.exited(ended, reason);
        }
    }

    /** {@return whether it gets an event when its code has changed} In the process. */
    public boolean isUpgradable() {
        return listener instanceof CodeWatch.Watched;
    }

    /** Chooses whether it gets an event when its code has changed. In the process. */
    public void upgradable(boolean wanted) {
        if (listener instanceof CodeWatch.Watched watched) {
            if (!wanted) {
                listener = watched.end();
            }
        } else if (wanted) {
            listener = services().codeWatch().begin(this, listener);
        }
    }

    /**
     * Several results of which the second is a text or an error mean failure; otherwise only the
     * first counts.
     */
    private Object succeeded(LuaState current, Object finished) {
        if (finished instanceof Results) {
            Object second = Results.get(finished, 1);
            if (second instanceof String || second instanceof ErrorValue) {
                throw new Failure(sendable(ErrorValue.from(current, second, false)));
            }
        }
        return Results.get(finished, 0);
    }

    /** {@return what others see of an error that left Lua} In the process. */
    public Failure failure(LuaError thrown) {
        return failure(state, thrown);
    }

    private Failure failure(LuaState current, LuaError thrown) {
        ErrorValue error = sendable(ErrorValue.from(current, thrown.value(), true));
        return new Failure(
                error.stack().isPresent()
                        ? error
                        : thrown.traceback()
                                .filter(LuaProcess::hasCalls)
                                .map(error::withStack)
                                .orElse(error));
    }

    /** A chunk that gives no method fails when none of its calls is in progress any more. */
    private static boolean hasCalls(String traceback) {
        return traceback.indexOf('\n') >= 0;
    }

    /** Others will read it, so its details must share nothing with this process. */
    private ErrorValue sendable(ErrorValue error) {
        try {
            return (ErrorValue) services().copier().apply(error);
        } catch (Failure e) {
            return error.withDetails(null);
        }
    }

    // ---- Guest

    @Override
    public void interrupt() {
        state.interrupt();
    }

    @Override
    public void requestYield() {
        state.interrupt();
    }

    @Override
    public Object suspend() {
        return state.suspendTask();
    }

    @Override
    public void resume(Object token) {
        state.resumeTask(token);
    }

    @Override
    public Census census(Object root) {
        return new HeapCensus(root);
    }

    // ---- Waiting

    @Override
    public void interrupted(boolean mayYield) {
        if (mayYield) {
            process.safepoint();
        } else {
            process.poll();
        }
    }

    @Override
    public boolean reserve(long bytes) {
        return process.reserve(bytes);
    }

    @Override
    public boolean yieldOutsideCoroutine() {
        process.yieldTask();
        return true;
    }

    /** {@return the error that ended a process, as its watchers see it; null for a normal end} */
    public static ErrorValue errorOf(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Normal _ -> null;
            case ExitReason.Crashed(Failure failure) -> failure.error();
            case ExitReason.Crashed(OutOfMemoryError _) ->
                    ErrorValue.of(
                            ErrorKind.LIMIT_EXCEEDED,
                            "the heap of the runtime is full; -m gives it a larger one");
            case ExitReason.Crashed _ -> ErrorValue.of(ErrorKind.INTERNAL, reason.message());
            case ExitReason.LimitExceeded _ ->
                    ErrorValue.of(ErrorKind.LIMIT_EXCEEDED, reason.message());
            case ExitReason.Killed _, ExitReason.LinkBroken _ ->
                    ErrorValue.of(ErrorKind.TERMINATED, reason.message());
        };
    }
}
