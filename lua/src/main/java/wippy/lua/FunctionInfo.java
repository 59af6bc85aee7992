// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.List;
import java.util.Optional;

/**
 * What can be told about a function, in progress or not (Lua 5.3 §6.10, {@code debug.getinfo}).
 *
 * @param source what positions in messages begin with; {@code [C]} for a builtin
 * @param chunkName what its chunk was loaded under; {@code =[C]} for a builtin
 * @param facts what the compiler knows of it; lines of -1 for a builtin
 * @param line the one that is running; -1 for a builtin and for a function not in progress
 * @param called how its caller names it, such as {@code local 'f'}; empty when that is not known
 * @param isTailCalled whether a function that is gone has called it in tail position
 */
public record FunctionInfo(
        String source,
        String chunkName,
        LuaCode.Facts facts,
        int line,
        Optional<String> called,
        boolean isTailCalled) {

    private static final String BUILTIN = "[C]";
    private static final LuaCode.Facts NO_FACTS =
            new LuaCode.Facts(new LuaCode.Lines(-1, -1), 0, true, List.of());

    /** {@return what is known of a function that need not be in progress} */
    public static FunctionInfo of(LuaFunction function) {
        Class<? extends LuaFunction> type = function.getClass();
        return type.getClassLoader() instanceof LuaCode code
                ? of(code, code.method(type), -1, Optional.empty(), false)
                : ofBuiltin(Optional.empty(), false);
    }

    /**
     * {@return what is known of a function in progress, empty when there are not so many}
     *
     * @param level 0 for the running builtin, 1 for its caller, and so on
     */
    public static Optional<FunctionInfo> at(long level) {
        if (level < 0 || level > LuaState.DEPTH_LIMIT) {
            return Optional.empty();
        }
        int index = (int) level;
        List<Frames.Frame> frames = Frames.innermost(index + 2);
        if (frames.size() <= index) {
            return Optional.empty();
        }
        Frames.Frame frame = frames.get(index);
        Optional<String> called =
                frames.size() > index + 1 && !frame.isTailCalled()
                        ? frames.get(index + 1).calleeName()
                        : Optional.empty();
        return Optional.of(
                frame.isLua()
                        ? of(
                                frame.code(),
                                frame.method(),
                                frame.line(),
                                called,
                                frame.isTailCalled())
                        : ofBuiltin(called, frame.isTailCalled()));
    }

    private static FunctionInfo ofBuiltin(Optional<String> called, boolean isTailCalled) {
        return new FunctionInfo(BUILTIN, "=" + BUILTIN, NO_FACTS, -1, called, isTailCalled);
    }

    private static FunctionInfo of(
            LuaCode code, String method, int line, Optional<String> called, boolean isTailCalled) {
        return new FunctionInfo(
                code.sourceName(),
                code.chunkName(),
                code.facts(method),
                line,
                called,
                isTailCalled);
    }

    /** {@return whether it is a builtin} */
    public boolean isBuiltin() {
        return facts.lines().first() < 0;
    }

    /** {@return whether it is the main function of a chunk} */
    public boolean isMain() {
        return facts.lines().first() == 0;
    }
}
