// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.Optional;

/** Where functions in progress are, for the messages of builtins (Lua 5.3 §6.1, {@code error}). */
public final class CallPosition {

    private CallPosition() {}

    /**
     * {@return the current position of a function in progress, such as {@code file.lua:12: }, or
     * empty for a builtin}
     *
     * @param level 1 for the function that called the running builtin, 2 for its caller, and so on
     */
    public static String of(long level) {
        return level > 0 && level < LuaState.DEPTH_LIMIT ? Frames.position((int) level) : "";
    }

    /**
     * {@return what the running builtin was called by, such as {@code global 'f'} or {@code method
     * 'm'}; empty when no Lua code called it}
     */
    public static Optional<String> calleeName() {
        List<Frames.Frame> frames = Frames.innermost(2);
        return frames.size() < 2 ? Optional.empty() : frames.get(1).calleeName();
    }
}
