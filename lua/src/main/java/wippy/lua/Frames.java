// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the Lua functions among the Java frames of the running thread: one walk, about a
 * microsecond.
 *
 * <p>A frame counts as Lua when its class was defined by a loader that is a {@link LuaCode}, and as
 * a builtin when its class is another {@link LuaFunction}; the walk ends where a coroutine begins.
 */
final class Frames {

    /** One Lua or builtin function in progress; {@code code} is null for a builtin. */
    record Frame(LuaCode code, Class<?> owner, String method, int bytecodeIndex, int line) {

        static Frame of(StackFrame frame) {
            LuaCode code =
                    frame.getDeclaringClass().getClassLoader() instanceof LuaCode lua ? lua : null;
            return new Frame(
                    code,
                    frame.getDeclaringClass(),
                    frame.getMethodName(),
                    frame.getByteCodeIndex(),
                    frame.getLineNumber());
        }

        boolean isLua() {
            return code != null;
        }

        /** {@return such as {@code file.lua:12: }} */
        String position() {
            return code == null ? "" : code.sourceName() + ":" + line + ": ";
        }
    }

    private static final StackWalker WALKER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Frames() {}

    /** {@return the position for a message of a builtin: where it was called, or empty} */
    static String callerPosition() {
        List<Frame> frames = innermost(2);
        if (frames.isEmpty()) {
            return "";
        }
        Frame first = frames.getFirst();
        if (first.isLua()) {
            return first.position();
        }
        return frames.size() > 1 ? frames.get(1).position() : "";
    }

    /** {@return the position for a message of an operator: the running Lua function's, or empty} */
    static String operatorPosition() {
        List<Frame> frames = innermost(1);
        return frames.isEmpty() ? "" : frames.getFirst().position();
    }

    /**
     * {@return the position of a function in progress}
     *
     * @param level 0 for the running function, a builtin included, 1 for its caller, and so on
     */
    static String position(int level) {
        List<Frame> frames = innermost(level + 1);
        return frames.size() > level ? frames.get(level).position() : "";
    }

    /** {@return such as {@code (local 'x')} with a leading space, or empty} */
    static String operandName(int operand) {
        List<Frame> frames = innermost(1);
        if (frames.isEmpty() || !frames.getFirst().isLua()) {
            return "";
        }
        Frame frame = frames.getFirst();
        Optional<String> name =
                frame.code().operandName(frame.method(), frame.bytecodeIndex(), operand);
        return name.map(text -> " (" + text + ")").orElse("");
    }

    /** {@return the innermost functions in progress, at most {@code limit}} */
    static List<Frame> innermost(int limit) {
        return WALKER.walk(frames -> collect(frames, limit));
    }

    private static List<Frame> collect(Stream<StackFrame> frames, int limit) {
        List<Frame> found = new ArrayList<>();
        Class<?> previousBuiltin = null;
        for (var iterator = frames.iterator(); iterator.hasNext() && found.size() < limit; ) {
            StackFrame frame = iterator.next();
            Class<?> owner = frame.getDeclaringClass();
            if (owner == Coroutine.class) {
                break;
            }
            boolean function = LuaFunction.class.isAssignableFrom(owner);
            boolean lua = owner.getClassLoader() instanceof LuaCode;
            if (lua && !function) {
                found.add(Frame.of(frame));
                previousBuiltin = null;
            } else if (function && !lua && !isBase(owner) && owner != previousBuiltin) {
                found.add(Frame.of(frame));
                previousBuiltin = owner;
            }
        }
        return found;
    }

    /** Bases pad arguments and Callee stands for a value: the function itself has its own frame. */
    private static boolean isBase(Class<?> owner) {
        return Modifier.isAbstract(owner.getModifiers()) || owner == Callee.class;
    }
}
