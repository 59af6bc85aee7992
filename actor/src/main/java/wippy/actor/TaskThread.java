// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.internal.vm.ThreadContainer;
import jdk.internal.vm.ThreadContainers;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads on a scheduler of our own, in a thread container of our own. The only class of
 * this package that touches what the JDK (25) keeps internal.
 */
final class TaskThread {
    /** {@code Thread.NO_INHERIT_THREAD_LOCALS}. */
    private static final int NO_INHERIT_THREAD_LOCALS = 1 << 2;

    private static final @Nullable MethodHandle CREATE;
    private static final @Nullable MethodHandle START;
    private static final String MISSING;

    static {
        MethodHandle create = null;
        MethodHandle start = null;
        var missing = new StringBuilder();
        try {
            var type = Class.forName("java.lang.VirtualThread");
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            create =
                    lookup.findConstructor(
                                    type,
                                    MethodType.methodType(
                                            void.class,
                                            Executor.class,
                                            String.class,
                                            int.class,
                                            Runnable.class))
                            .asType(
                                    MethodType.methodType(
                                            Thread.class,
                                            Executor.class,
                                            String.class,
                                            int.class,
                                            Runnable.class));
            if (exported()) {
                start = Container.starter(lookup, type);
            } else {
                missing.append("Add-Exports: java.base/jdk.internal.vm");
            }
        } catch (IllegalAccessException e) {
            missing.append("Add-Opens: java.base/java.lang");
            if (!exported()) {
                missing.append(" and Add-Exports: java.base/jdk.internal.vm");
            }
        } catch (ReflectiveOperationException e) {
            missing.append("JDK 25, for this is ").append(Runtime.version());
        }
        CREATE = create;
        START = start;
        MISSING = missing.toString();
    }

    private TaskThread() {}

    /**
     * Checks that virtual threads can be made.
     *
     * @throws IllegalStateException if not; the message says what is missing
     */
    static void require() {
        if (!MISSING.isEmpty()) {
            throw new IllegalStateException(
                    "Processes need access to the JDK's virtual threads; missing: "
                            + MISSING
                            + " (two lines in the manifest of the jar started with java -jar, or"
                            + " --add-opens java.base/java.lang=ALL-UNNAMED and --add-exports"
                            + " java.base/jdk.internal.vm=ALL-UNNAMED)");
        }
    }

    /** {@return a virtual thread that runs {@code body} on {@code scheduler}, not started} */
    static Thread create(Executor scheduler, Runnable body) {
        try {
            return (Thread)
                    Objects.requireNonNull(CREATE)
                            .invokeExact(scheduler, (String) null, NO_INHERIT_THREAD_LOCALS, body);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** Starts it: its scheduler is given its first piece of work before this returns. */
    static void start(Thread thread, Container container) {
        try {
            Objects.requireNonNull(START).invokeExact(thread, (ThreadContainer) container);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static boolean exported() {
        return Object.class.getModule().isExported("jdk.internal.vm", TaskThread.class.getModule());
    }

    private static Error unchecked(Throwable e) {
        if (e instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (e instanceof Error error) {
            return error;
        }
        return new AssertionError(e);
    }

    /** Lists threads in dumps under a name without being told of each start and end. */
    static final class Container extends ThreadContainer {
        private final String name;
        private final Supplier<Stream<Thread>> threads;
        private @Nullable Object key;

        /** The stream is asked for when a dump is made, by the thread that makes it. */
        Container(String name, Supplier<Stream<Thread>> threads) {
            super(true);
            this.name = name;
            this.threads = threads;
        }

        private static MethodHandle starter(MethodHandles.Lookup lookup, Class<?> type)
                throws ReflectiveOperationException {
            return lookup.findVirtual(
                            type, "start", MethodType.methodType(void.class, ThreadContainer.class))
                    .asType(MethodType.methodType(void.class, Thread.class, ThreadContainer.class));
        }

        void register() {
            key = ThreadContainers.registerContainer(this);
        }

        void deregister() {
            if (key != null) {
                ThreadContainers.deregisterContainer(key);
                key = null;
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Thread owner() {
            return null;
        }

        @Override
        public Stream<Thread> threads() {
            return threads.get();
        }
    }
}
