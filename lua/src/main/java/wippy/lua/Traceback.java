// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.Optional;

/** The calls in progress as text, as PUC Lua 5.3 has it (§6.10, {@code debug.traceback}). */
public final class Traceback {

    /** How many of the innermost calls a long traceback shows. */
    private static final int FIRST = 10;

    /** How many of the outermost calls a long traceback shows. */
    private static final int LAST = 11;

    private final LuaState state;
    private final List<Frames.Frame> frames;
    private final StringBuilder text = new StringBuilder();

    private Traceback(LuaState state, List<Frames.Frame> frames) {
        this.state = state;
        this.frames = frames;
    }

    /**
     * {@return {@code stack traceback:} and a line for each call in progress, innermost first}
     *
     * @param message what goes before, or null
     * @param level how many of the innermost calls to leave out
     */
    public static String text(LuaState state, String message, int level) {
        List<Frames.Frame> frames = Frames.innermost(Integer.MAX_VALUE);
        return new Traceback(state, frames).write(message, level);
    }

    /**
     * {@return the calls in progress in a coroutine}
     *
     * @param level how many of the innermost calls to leave out
     */
    public static String text(LuaState state, Coroutine coroutine, String message, int level) {
        return new Traceback(state, coroutine.frames(state)).write(message, level);
    }

    private String write(String message, int level) {
        if (message != null) {
            text.append(message).append('\n');
        }
        text.append("stack traceback:");
        int count = frames.size();
        boolean isLong = count - level > FIRST + LAST + 1;
        for (int i = level; i < count; i++) {
            if (isLong && i == level + FIRST) {
                text.append("\n\t...");
                i = count - LAST;
            }
            append(i);
        }
        return text.toString();
    }

    private void append(int index) {
        Frames.Frame frame = frames.get(index);
        text.append("\n\t")
                .append(frame.isLua() ? frame.position() : "[C]: ")
                .append("in ")
                .append(name(frame, Frames.calledName(frames, index)));
        if (frame.isTailCalled()) {
            text.append("\n\t(...tail calls...)");
        }
    }

    /** A name that every program can use comes before the one of the call. */
    private String name(Frames.Frame frame, Optional<String> called) {
        String global = GlobalNames.of(state, frame, called.orElse(""));
        if (global != null) {
            return "function '" + global + "'";
        }
        return called.orElseGet(
                () ->
                        frame.isLua()
                                ? frame.code().functionName(frame.method(), state.dialect())
                                : "?");
    }
}
