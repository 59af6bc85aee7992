// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The variables of functions that wait: of a virtual thread that is not mounted, or of a
 * continuation. The only class of this module that touches what the JDK (25) keeps internal.
 *
 * <p>HotSpot takes each function that was inlined into the first one of a continuation for the end
 * of that continuation, and then goes on where nothing is. So that nothing is inlined there, {@code
 * wippy run} has {@value #FLAG}. Without it only threads that wait outside continuations are read:
 * there HotSpot merely ends too early, and seldom.
 */
final class PausedStack {
    private static final Set<StackWalker.Option> OPTIONS =
            Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final String FLAG =
            "-XX:CompileCommand=dontinline,jdk.internal.vm.Continuation::enter0";

    private static final boolean IS_FLAGGED =
            ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FLAG);

    /** Deeper stacks are read as far as this: a function takes some microseconds. */
    private static final int FRAMES_MAX = 10_000;

    private static final Class<?> CONTINUATION;
    private static final VarHandle CONTINUATION_OF_THREAD;

    /** The scope of a continuation, a plain walker of its frames, and where that begins. */
    private static final MethodHandle SCOPE;

    private static final MethodHandle WALKER;
    private static final VarHandle INNERMOST;

    /** A walker that reads variables. */
    private static final MethodHandle LIVE_WALKER;

    private static final MethodHandle LOCALS;
    private static final MethodHandle OPERANDS;

    static {
        try {
            CONTINUATION = Class.forName("jdk.internal.vm.Continuation");
            var scope = Class.forName("jdk.internal.vm.ContinuationScope");
            var thread = Class.forName("java.lang.VirtualThread");
            var option = Class.forName("java.lang.StackWalker$ExtendedOption");
            var frame = Class.forName("java.lang.LiveStackFrame");
            var lookup = MethodHandles.lookup();
            var lang = MethodHandles.privateLookupIn(StackWalker.class, lookup);
            CONTINUATION_OF_THREAD =
                    MethodHandles.privateLookupIn(thread, lookup)
                            .findVarHandle(thread, "cont", CONTINUATION);
            SCOPE = lookup.findVirtual(CONTINUATION, "getScope", MethodType.methodType(scope));
            WALKER =
                    lookup.findVirtual(
                            CONTINUATION,
                            "stackWalker",
                            MethodType.methodType(StackWalker.class, Set.class));
            INNERMOST = lang.findVarHandle(StackWalker.class, "continuation", CONTINUATION);
            LIVE_WALKER =
                    MethodHandles.insertArguments(
                            lang.findStatic(
                                    StackWalker.class,
                                    "newInstance",
                                    MethodType.methodType(
                                            StackWalker.class,
                                            Set.class,
                                            option,
                                            scope,
                                            CONTINUATION)),
                            0,
                            OPTIONS,
                            option.getEnumConstants()[0]);
            var frames = MethodHandles.privateLookupIn(frame, lookup);
            var values = MethodType.methodType(Object[].class);
            LOCALS = frames.findVirtual(frame, "getLocals", values);
            OPERANDS = frames.findVirtual(frame, "getStack", values);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PausedStack() {}

    /** {@return whether the object is a stack of its own} Any thread. */
    static boolean isOne(Object object) {
        return object instanceof Thread || CONTINUATION.isInstance(object);
    }

    /**
     * Reads a stack, its innermost 10,000 functions. By a platform thread while nobody runs on it.
     *
     * @param frame called for each function in progress with its variables and operands, among them
     *     null and objects of the JDK that stand for numbers
     */
    static void forEachFrame(Object stack, Consumer<@Nullable Object[]> frame) {
        try {
            Object continuation =
                    stack instanceof Thread thread
                            ? thread.isVirtual() ? CONTINUATION_OF_THREAD.get(thread) : null
                            : stack;
            if (continuation == null) {
                return;
            }
            Object plain = WALKER.invoke(continuation, OPTIONS);
            Object innermost = INNERMOST.get((StackWalker) plain);
            if (!IS_FLAGGED && (stack == continuation || innermost != continuation)) {
                return;
            }
            var walker = (StackWalker) LIVE_WALKER.invoke(SCOPE.invoke(continuation), innermost);
            walker.walk(
                    frames -> {
                        frames.limit(FRAMES_MAX)
                                .forEach(
                                        one -> {
                                            frame.accept(valuesOf(LOCALS, one));
                                            frame.accept(valuesOf(OPERANDS, one));
                                        });
                        return null;
                    });
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object[] valuesOf(MethodHandle which, StackWalker.StackFrame frame) {
        try {
            return (Object[]) which.invoke(frame);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
