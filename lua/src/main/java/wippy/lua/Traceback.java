// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.Optional;

/** The calls in progress as text (Lua 5.3 §6.10, {@code debug.traceback}). */
public final class Traceback {

    /** How many of the innermost calls a long traceback shows. */
    private static final int FIRST = 10;

    /** How many of the outermost calls a long traceback shows. */
    private static final int LAST = 11;

    private Traceback() {}

    /**
     * {@return {@code stack traceback:} and a line for each call in progress, innermost first}
     *
     * @param message what goes before, or null
     * @param level how many of the innermost calls to leave out
     */
    public static String text(String message, int level) {
        List<Frames.Frame> frames = Frames.innermost(Integer.MAX_VALUE);
        StringBuilder text = new StringBuilder();
        if (message != null) {
            text.append(message).append('\n');
        }
        text.append("stack traceback:");
        int count = frames.size();
        for (int i = level; i < count; i++) {
            if (i == level + FIRST && count - i > LAST) {
                text.append("\n\t...");
                i = count - LAST;
            }
            append(text, frames.get(i), i + 1 < count ? frames.get(i + 1) : null);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Frames.Frame frame, Frames.Frame caller) {
        if (frame.isLua()) {
            text.append("\n\t").append(frame.position()).append("in ");
            text.append(frame.code().functionName(frame.method()));
        } else {
            text.append("\n\t[Java]: in ").append(builtinName(frame, caller));
        }
    }

    /** A builtin goes by the name it was called by, or else by that of its class. */
    private static String builtinName(Frames.Frame frame, Frames.Frame caller) {
        Optional<String> called =
                caller != null && caller.isLua()
                        ? caller.code().operandName(caller.method(), caller.bytecodeIndex(), 0)
                        : Optional.empty();
        return called.map(name -> "function " + name.substring(name.indexOf('\'')))
                .orElseGet(() -> frame.owner().getName());
    }
}
