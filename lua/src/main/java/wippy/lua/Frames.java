// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the Lua functions among the Java frames of the running thread: one walk, about a
 * microsecond.
 *
 * <p>A frame counts as Lua when its class was defined by a loader that is a {@link LuaCode}, and as
 * a builtin when its class is another {@link LuaFunction}, or where {@link RaiseSite} acts for one;
 * the walk ends where a coroutine begins. A function that has called another in tail position does
 * not count.
 */
final class Frames {

    /**
     * One Lua or builtin function in progress.
     *
     * @param code null for a builtin
     * @param caller what has called it
     */
    record Frame(
            LuaCode code,
            Class<?> owner,
            String method,
            int bytecodeIndex,
            int line,
            Caller caller) {

        boolean isLua() {
            return code != null;
        }

        /** {@return such as {@code file.lua:12: }, empty for a builtin} */
        String position() {
            return code == null ? "" : code.sourceName() + ":" + line + ": ";
        }

        /** {@return such as {@code (local 'x')} with a leading space, or empty} */
        String operandName(int operand) {
            if (code == null || operand < 0) {
                return "";
            }
            return code.operandName(method, bytecodeIndex, operand)
                    .map(name -> " (" + name + ")")
                    .orElse("");
        }

        /** {@return what this function calls the one that runs below it; empty for a builtin} */
        Optional<String> calleeName() {
            return code == null ? Optional.empty() : code.calleeName(method, bytecodeIndex);
        }

        /**
         * {@return the name of what is called here, such as {@code (local 'f')} with a leading
         * space; empty when an operator or a loop calls it}
         */
        String calledName() {
            Optional<String> name = calleeName();
            return name.isPresent() && name.get().equals(operandText())
                    ? " (" + name.get() + ")"
                    : "";
        }

        private String operandText() {
            return code.operandName(method, bytecodeIndex, 0).orElse("");
        }

        boolean isTailCalled() {
            return caller == Caller.GONE;
        }

        Frame calledBy(Caller other) {
            return new Frame(code, owner, method, bytecodeIndex, line, other);
        }
    }

    /** What has called a function in progress. */
    enum Caller {
        /** The next function in progress. */
        NEXT,
        /** One that is gone, in tail position. */
        GONE,
        /** The run time, as a {@link Hook}. */
        HOOK
    }

    /**
     * {@return how a function in progress is called, such as {@code local 'f'}; empty when that is
     * not known}
     */
    static Optional<String> calledName(List<Frame> frames, int index) {
        return switch (frames.get(index).caller()) {
            case HOOK -> Optional.of("hook '?'");
            case GONE -> Optional.empty();
            case NEXT ->
                    index + 1 < frames.size()
                            ? frames.get(index + 1).calleeName()
                            : Optional.empty();
        };
    }

    /** What is reported when nothing is in progress. */
    private static final Frame NOWHERE = new Frame(null, Frames.class, "", 0, 0, Caller.NEXT);

    /** Frames of the run time between an operator and its error. */
    private static final int DEPTH_OF_RUN_TIME = 12;

    private static final StackWalker WALKER =
            StackWalker.getInstance(
                    EnumSet.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), DEPTH_OF_RUN_TIME);

    /** Line numbers found before: asking a frame costs more than the walk. */
    private static final ClassValue<ConcurrentHashMap<Place, Integer>> LINES =
            new ClassValue<>() {
                @Override
                protected ConcurrentHashMap<Place, Integer> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private record Place(String method, int bytecodeIndex) {}

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

    /** {@return the function that is running, a builtin included} */
    static Frame running() {
        List<Frame> frames = innermost(1);
        return frames.isEmpty() ? NOWHERE : frames.getFirst();
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

    /** {@return the innermost functions in progress, at most {@code limit}} */
    static List<Frame> innermost(int limit) {
        return WALKER.walk(new Search(limit, 0));
    }

    /**
     * {@return the functions in progress in a coroutine that others run above it}
     *
     * @param above how many
     */
    static List<Frame> below(int above) {
        return WALKER.walk(new Search(Integer.MAX_VALUE, above));
    }

    /** {@return the functions in progress that a walker finds} */
    static List<Frame> of(StackWalker walker) {
        return walker.walk(new Search(Integer.MAX_VALUE, 0));
    }

    /** One walk: collects until enough is found or a coroutine begins. */
    private static final class Search implements Function<Stream<StackFrame>, List<Frame>> {

        private final int limit;
        private int coroutinesAbove;
        private final List<Frame> found = new ArrayList<>(2);
        private Class<?> previousBuiltin;
        private boolean ended;

        /** The frame before belongs to the same function as the next one of Lua. */
        private boolean inPart;

        Search(int limit, int coroutinesAbove) {
            this.limit = limit;
            this.coroutinesAbove = coroutinesAbove;
        }

        @Override
        public List<Frame> apply(Stream<StackFrame> frames) {
            Spliterator<StackFrame> rest = frames.spliterator();
            Consumer<StackFrame> visit = this::visit;
            while (!ended && found.size() < limit && rest.tryAdvance(visit)) {}
            return found;
        }

        /**
         * {@return whether a function has only made a call in tail position} A builtin called there
         * keeps its caller, as in C.
         */
        private boolean isGone(LuaCode code, StackFrame frame) {
            if (found.isEmpty() || !found.getLast().isLua()) {
                return false;
            }
            boolean gone = code.isTailCall(frame.getMethodName(), frame.getByteCodeIndex());
            if (gone) {
                noteCaller(Caller.GONE);
            }
            return gone;
        }

        private void noteCaller(Caller caller) {
            if (!found.isEmpty() && found.getLast().isLua()) {
                found.set(found.size() - 1, found.getLast().calledBy(caller));
            }
        }

        private void coroutineBegins() {
            ended = coroutinesAbove == 0;
            if (!ended) {
                coroutinesAbove--;
                found.clear();
                previousBuiltin = null;
                inPart = false;
            }
        }

        private void visit(StackFrame frame) {
            Class<?> owner = frame.getDeclaringClass();
            if (owner.getClassLoader() instanceof LuaCode code) {
                if (!LuaFunction.class.isAssignableFrom(owner)) {
                    if (!inPart && !isGone(code, frame)) {
                        found.add(lua(code, owner, frame));
                        previousBuiltin = null;
                    }
                    inPart = code.isPart(frame.getMethodName());
                }
            } else if (owner == Coroutine.Start.class) {
                coroutineBegins();
            } else if (owner == Results.class) {
                if (frame.getMethodName().equals("makeCall")) {
                    noteCaller(Caller.GONE);
                }
            } else if (owner == Hook.class) {
                noteCaller(Caller.HOOK);
            } else if (owner == RaiseSite.class) {
                if (frame.getMethodName().equals("raised")) {
                    found.add(builtin(owner));
                }
            } else if (!LuaFunction.class.isAssignableFrom(owner)) {
                previousBuiltin = null;
            } else if (isEntry(frame) && !isBase(owner) && owner != previousBuiltin) {
                found.add(builtin(owner));
                previousBuiltin = owner;
            }
        }
    }

    private static Frame builtin(Class<?> owner) {
        return new Frame(null, owner, "", 0, 0, Caller.NEXT);
    }

    private static Frame lua(LuaCode code, Class<?> owner, StackFrame frame) {
        String method = frame.getMethodName();
        int index = frame.getByteCodeIndex();
        var lines = LINES.get(owner);
        Place place = new Place(method, index);
        Integer known = lines.get(place);
        if (known == null) {
            known = frame.getLineNumber();
            lines.put(place, known);
        }
        return new Frame(code, owner, method, index, known, Caller.NEXT);
    }

    /** Other methods, and what the compiler makes of a lambda, belong to a call further out. */
    private static boolean isEntry(StackFrame frame) {
        String method = frame.getMethodName();
        return method.equals("call") || method.equals("apply");
    }

    /** Bases pad arguments and Callee stands for a value: the function itself has its own frame. */
    private static boolean isBase(Class<?> owner) {
        return Modifier.isAbstract(owner.getModifiers()) || owner == Callee.class;
    }
}
