// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A function that running code calls at each call, return or new line, or each so many steps
 * ({@code debug.sethook}, Lua 5.3 §6.10). A step is a statement, a condition or the turn of a loop.
 * Only functions that were compiled for it take part; others and builtins make no events.
 *
 * <p>Each coroutine has a hook of its own, at first none.
 */
public final class Hook {

    /** What its frames need of the stack, see {@link LuaState#enter}. */
    private static final int WEIGHT = 2;

    /**
     * When a hook is called.
     *
     * @param calls at the begin of each function
     * @param returns when a function returns
     * @param lines at each new line
     * @param every after so many steps, 0 for never
     */
    public record Mask(boolean calls, boolean returns, boolean lines, int every) {

        /** {@return whether it is never} */
        public boolean isEmpty() {
            return !calls && !returns && !lines && every == 0;
        }

        /** {@return such as {@code crl}, as {@code debug.gethook} gives it} */
        public String letters() {
            return (calls ? "c" : "") + (returns ? "r" : "") + (lines ? "l" : "");
        }
    }

    private final LuaFunction function;
    private final Mask mask;
    private int left;
    private boolean running;

    /** A hook that is yet to be set, see {@link LuaState#setHook}. */
    public Hook(LuaFunction function, Mask mask) {
        this.function = function;
        this.mask = mask;
        this.left = mask.every;
    }

    /** {@return what is called} */
    public LuaFunction function() {
        return function;
    }

    /** {@return when it is called} */
    public Mask mask() {
        return mask;
    }

    /**
     * Takes note of a step of the running function. Generated code calls this.
     *
     * @param last the line of its step before, -1 at its beginning and after a jump back
     * @return the line
     */
    public static int step(LuaState state, int last, int line) {
        Hook hook = state.hook();
        if (hook != null && !hook.running) {
            hook.run(state, line == last ? 0 : line);
        }
        return line;
    }

    /** Takes note that a function has begun. Generated code calls this. */
    public static void entered(LuaState state) {
        Hook hook = state.hook();
        if (hook != null && hook.mask.calls && !hook.running) {
            boolean isTailCall = Frames.innermost(2).getFirst().isTailCalled();
            hook.call(state, isTailCall ? "tail call" : "call", null);
        }
    }

    /** Takes note that the running function returns. Generated code calls this. */
    public static void returning(LuaState state) {
        Hook hook = state.hook();
        if (hook != null && hook.mask.returns && !hook.running) {
            hook.call(state, "return", null);
        }
    }

    /**
     * Takes note that the running function makes a call in tail position: a function of Lua takes
     * its place, a builtin does not. Generated code calls this.
     */
    public static void leaving(LuaState state, LuaFunction callee) {
        if (!(callee.getClass().getClassLoader() instanceof LuaCode)) {
            returning(state);
        }
    }

    private void run(LuaState state, int line) {
        if (mask.every > 0 && --left == 0) {
            left = mask.every;
            call(state, "count", null);
        }
        if (mask.lines && line != 0 && state.hook() == this) {
            call(state, "line", (long) line);
        }
    }

    private void call(LuaState state, String event, Object line) {
        running = true;
        state.beginUnyieldable();
        try {
            state.enter(WEIGHT);
            Object unused = Results.finish(state, function.call(state, event, line));
            state.leave(WEIGHT);
        } finally {
            state.endUnyieldable();
            running = false;
        }
    }
}
