// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;

/*
 * A coroutine runs on a fiber: one of the JDK's continuations, mounted on whatever thread resumes it,
 * or, where the JVM gives no access to them, a virtual thread to which the resumer's hands over.
 *
 * 1. resume() runs the fiber until it yields, ends, or wants to block; transfer carries values in
 *    either direction, failure carries what was thrown.
 * 2. yield() leaves the fiber; its frames wait on the heap. An abandoned coroutine is garbage.
 * 3. A continuation must not block its thread (a virtual thread parked below it would pin its
 *    carrier). So a blocking operation is handed down: the coroutine leaves with operation set, its
 *    resumer runs it, or hands it further down if it is itself in a coroutine, and comes back with the
 *    result or the exception.
 * 4. What the state counts belongs to the mounted coroutine: depth above depthBase, protected calls,
 *    the message handler and builtins that cannot be left are kept here while it is away, relative to
 *    its resumer's.
 */

/**
 * A thread of Lua (Lua 5.3 §2.6).
 *
 * <p>Belongs to one state. Values go in and out as a finished result, see {@link Results}.
 */
public final class Coroutine extends Bearer {

    /** What {@code coroutine.status} tells. */
    public enum Status {
        /** Not begun, or in {@code yield}. */
        SUSPENDED,
        /** The one that runs. */
        RUNNING,
        /** Has resumed another and waits for it. */
        NORMAL,
        /** Has returned or failed. */
        DEAD;

        /** {@return the name that Lua knows} */
        public String text() {
            return switch (this) {
                case SUSPENDED -> "suspended";
                case RUNNING -> "running";
                case NORMAL -> "normal";
                case DEAD -> "dead";
            };
        }
    }

    /** Most coroutines that resume each other in a row. */
    public static final int NESTING_MAX = 195;

    /** Where a coroutine's frames begin: stack walks of Lua end here. */
    record Start(Coroutine coroutine) implements Runnable {
        @Override
        public void run() {
            coroutine.run();
        }
    }

    private final Fiber fiber;
    private LuaState state;
    private Object function;
    private Status status = Status.SUSPENDED;
    private int nesting;
    private Object transfer;
    private Throwable failure;
    private Waiting.Operation operation;
    private int depth;
    private int protectedCalls;
    private Object messageHandler;
    private int unyieldable;

    private Hook hook;

    /**
     * @param function what it will run
     */
    public Coroutine(Object function) {
        this.function = function;
        Start start = new Start(this);
        this.fiber =
                Continuations.areAccessible()
                        ? new Continuations.Mounted(start)
                        : new ThreadFiber(start);
    }

    private Coroutine() {
        this.status = Status.NORMAL;
        this.fiber = null;
    }

    /**
     * {@return a thread that stands for a task of the process, which others run: it cannot be
     * resumed}
     */
    public static Coroutine ofTask() {
        return new Coroutine();
    }

    /** The task that {@link #ofTask} stands for has ended. */
    public void taskEnded() {
        status = Status.DEAD;
    }

    /** {@return what it is doing} */
    public Status status() {
        return status;
    }

    /**
     * {@return whether coroutines are continuations, which run on the thread that resumes them;
     * otherwise each is a virtual thread of its own} True when the JVM exports {@code
     * jdk.internal.vm} to this class.
     */
    public static boolean areContinuations() {
        return Continuations.areAccessible();
    }

    /** {@return whether {@link #yield} would suspend a coroutine} */
    public static boolean isYieldable(LuaState state) {
        return state.running != null && state.unyieldable() == 0;
    }

    /**
     * Runs the coroutine until it yields, ends or fails.
     *
     * @param values arguments of the function at first, later what {@code yield} gives
     * @return what it yields or returns
     * @throws LuaError what the coroutine failed with, or that it cannot be resumed; without the
     *     position of the caller
     */
    public Object resume(LuaState state, Object values) {
        Coroutine resumer = state.running;
        if (status != Status.SUSPENDED) {
            String kind = status == Status.DEAD ? "dead" : "non-suspended";
            throw LuaError.ofHandled("cannot resume " + kind + " coroutine");
        }
        nesting = resumer == null ? 1 : resumer.nesting + 1;
        if (nesting > NESTING_MAX) {
            throw LuaError.ofHandled("C stack overflow");
        }
        this.state = state;
        transfer = values;
        if (resumer != null) {
            resumer.status = Status.NORMAL;
        }
        try {
            switchTo(resumer);
        } finally {
            status = fiber.isDone() ? Status.DEAD : Status.SUSPENDED;
            if (resumer != null) {
                resumer.status = Status.RUNNING;
            }
        }
        if (failure != null) {
            throw failed();
        }
        return take();
    }

    /** Runs the fiber, and the operations that it hands down, until it yields or ends. */
    private void switchTo(Coroutine resumer) {
        while (true) {
            runOnce(resumer);
            Waiting.Operation wanted = operation;
            if (wanted == null) {
                return;
            }
            operation = null;
            try {
                transfer = state.await(wanted);
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    private void runOnce(Coroutine resumer) {
        LuaState current = state;
        int outerDepth = current.depth;
        int outerBase = current.depthBase;
        int outerProtected = current.protectedCalls;
        Object outerHandler = current.messageHandler;
        int outerUnyieldable = current.unyieldable();
        Hook outerHook = current.hook();
        status = Status.RUNNING;
        current.running = this;
        current.depthBase = outerDepth;
        current.depth = outerDepth + depth;
        current.protectedCalls = outerProtected + 1 + protectedCalls;
        current.messageHandler = messageHandler;
        current.unyieldable(unyieldable);
        current.setHook(hook);
        try {
            fiber.run();
        } finally {
            depth = current.depth - outerDepth;
            protectedCalls = current.protectedCalls - outerProtected - 1;
            messageHandler = current.messageHandler;
            current.running = resumer;
            current.depthBase = outerBase;
            current.depth = outerDepth;
            current.protectedCalls = outerProtected;
            current.messageHandler = outerHandler;
            unyieldable = current.unyieldable();
            current.unyieldable(outerUnyieldable);
            hook = current.hook();
            current.setHook(outerHook);
        }
    }

    /** {@return its hook, null if there is none} */
    public Hook hook(LuaState current) {
        return current.running == this ? current.hook() : hook;
    }

    /** Sets its hook; null for none. */
    public void setHook(LuaState current, Hook next) {
        if (current.running == this) {
            current.setHook(next);
        } else {
            hook = next;
        }
    }

    private void run() {
        try {
            Object body = function;
            function = null;
            transfer = Results.finish(state, start(body, take()));
        } catch (Throwable e) {
            failure = e;
        }
    }

    private Object start(Object body, Object arguments) {
        return switch (Results.count(arguments)) {
            case 0 -> Calls.call(state, body);
            case 1 -> Calls.call(state, body, Results.get(arguments, 0));
            case 2 -> Calls.call(state, body, Results.get(arguments, 0), Results.get(arguments, 1));
            default -> Calls.apply(state, body, Results.toArray(arguments));
        };
    }

    /**
     * Suspends the running coroutine.
     *
     * @param values what its {@code resume} gives
     * @return what the next {@code resume} passes
     */
    public static Object yield(LuaState state, Object values) {
        Coroutine running = state.running;
        if (running == null) {
            if (state.waiting().yieldOutsideCoroutine()) {
                return Results.NONE;
            }
            throw LuaError.thrown(state, "attempt to yield from outside a coroutine");
        }
        if (state.unyieldable() != 0) {
            throw LuaError.thrown(state, "attempt to yield across a C-call boundary");
        }
        running.transfer = values;
        if (!running.fiber.pause()) {
            running.transfer = null;
            throw LuaError.of(state, "attempt to yield across a Java frame that cannot wait");
        }
        return running.take();
    }

    /** Has the task's base frame run an operation that blocks. */
    Object handDown(Waiting.Operation wanted) {
        operation = wanted;
        if (!fiber.pause()) {
            operation = null;
            return wanted.run();
        }
        if (failure != null) {
            throw failed();
        }
        return take();
    }

    /**
     * {@return the functions in progress, innermost first; none when it has not begun or ended} On
     * threads also none while it waits for another that it has resumed.
     */
    List<Frames.Frame> frames(LuaState state) {
        return switch (status) {
            case DEAD -> List.of();
            case SUSPENDED -> fiber.frames();
            case RUNNING, NORMAL -> {
                int above = state.running == null ? 0 : state.running.nesting - nesting;
                yield above == 0 || areContinuations() ? Frames.below(above) : List.of();
            }
        };
    }

    private Object take() {
        Object values = transfer;
        transfer = null;
        return values;
    }

    private RuntimeException failed() {
        Throwable thrown = failure;
        failure = null;
        transfer = null;
        if (thrown instanceof StackOverflowError) {
            return LuaError.ofHandled("stack overflow");
        }
        if (thrown instanceof OutOfMemoryError && state.dialect() == Dialect.PLAIN) {
            return LuaError.ofHandled("not enough memory");
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(thrown);
    }

    /** {@return such as {@code thread: 0x1a2b3c4d}} */
    @Override
    public String toString() {
        return "thread: " + Addresses.of(this);
    }
}
