// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A function that running code calls at each new line, or each so many steps ({@code
 * debug.sethook}, Lua 5.3 §6.10). A step is a statement, a condition or the turn of a loop, in code
 * that was compiled for it; other code and builtins make none. One hook is for all that a state
 * runs, coroutines included.
 */
public final class Hook {

    /** What its frames need of the stack, see {@link LuaState#enter}. */
    private static final int WEIGHT = 2;

    private final LuaFunction function;
    private final boolean onLines;
    private final int every;
    private int left;
    private boolean running;

    /**
     * A hook.
     *
     * @param onLines whether it is called at each new line
     * @param every after how many steps it is called, 0 for never
     */
    public Hook(LuaFunction function, boolean onLines, int every) {
        this.function = function;
        this.onLines = onLines;
        this.every = every;
        this.left = every;
    }

    /** {@return what is called} */
    public LuaFunction function() {
        return function;
    }

    /** {@return whether it is called at each new line} */
    public boolean onLines() {
        return onLines;
    }

    /** {@return after how many steps it is called, 0 for never} */
    public int every() {
        return every;
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

    private void run(LuaState state, int line) {
        if (every > 0 && --left == 0) {
            left = every;
            call(state, "count", null);
        }
        if (onLines && line != 0 && state.hook() == this) {
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
