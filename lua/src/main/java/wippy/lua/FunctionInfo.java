// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What can be told about a function, in progress or not (Lua 5.3 §6.10, {@code debug.getinfo}).
 *
 * @param code null for a builtin
 * @param method of the function in {@code code}
 * @param line the one that is running; -1 for a builtin and for a function not in progress
 * @param called how its caller names it, such as {@code local 'f'}; empty when that is not known
 * @param isTailCalled whether a function that is gone has called it in tail position
 * @param function empty for a function in progress of which there may be several closures
 */
public record FunctionInfo(
        LuaCode code,
        String method,
        int line,
        Optional<String> called,
        boolean isTailCalled,
        Optional<LuaFunction> function) {

    private static final String BUILTIN = "[C]";
    private static final LuaCode.Facts NO_FACTS =
            new LuaCode.Facts(new LuaCode.Lines(-1, -1), List.of(), true, List.of());

    /** {@return what is known of a function that need not be in progress} */
    public static FunctionInfo of(LuaFunction function) {
        Class<? extends LuaFunction> type = function.getClass();
        LuaCode code = type.getClassLoader() instanceof LuaCode loader ? loader : null;
        String method = code == null ? "" : code.method(type);
        return new FunctionInfo(code, method, -1, Optional.empty(), false, Optional.of(function));
    }

    /**
     * {@return what is known of a function in progress, empty when there are not so many}
     *
     * @param level 0 for the running builtin, 1 for its caller, and so on
     */
    public static Optional<FunctionInfo> at(LuaState state, long level) {
        return isLevel(level)
                ? at(state, Frames.innermost((int) level + 2), (int) level)
                : Optional.empty();
    }

    /**
     * {@return what is known of a function in progress in a coroutine, empty when there are not so
     * many}
     *
     * @param level 0 for the innermost one
     */
    public static Optional<FunctionInfo> at(LuaState state, Coroutine coroutine, long level) {
        return isLevel(level) ? at(state, coroutine.frames(state), (int) level) : Optional.empty();
    }

    private static boolean isLevel(long level) {
        return level >= 0 && level <= LuaState.DEPTH_LIMIT;
    }

    private static Optional<FunctionInfo> at(LuaState state, List<Frames.Frame> frames, int index) {
        if (frames.size() <= index) {
            return Optional.empty();
        }
        Frames.Frame frame = frames.get(index);
        return Optional.of(
                new FunctionInfo(
                        frame.code(),
                        frame.method(),
                        frame.isLua() ? frame.line() : -1,
                        Frames.calledName(frames, index),
                        frame.isTailCalled(),
                        frame.isLua()
                                ? frame.code().onlyClosure(frame.method())
                                : Optional.ofNullable(GlobalNames.builtin(state, frame))));
    }

    /** {@return what positions in messages begin with; {@code [C]} for a builtin} */
    public String source() {
        return isBuiltin() ? BUILTIN : code.sourceName();
    }

    /** {@return what its chunk was loaded under; {@code =[C]} for a builtin} */
    public String chunkName() {
        return isBuiltin() ? "=" + BUILTIN : code.chunkName();
    }

    /** {@return what the compiler knows of it; lines of -1 for a builtin} */
    public LuaCode.Facts facts() {
        return isBuiltin() ? NO_FACTS : code.facts(method);
    }

    /** {@return the lines that have code; none for a builtin} */
    public SortedSet<Integer> activeLines() {
        return isBuiltin() ? Collections.emptySortedSet() : code.activeLines(method);
    }

    /** {@return whether it is a builtin} */
    public boolean isBuiltin() {
        return code == null;
    }

    /** {@return whether it is the main function of a chunk} */
    public boolean isMain() {
        return facts().lines().first() == 0;
    }
}
