// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.internal.vm.Continuation;
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

    /**
     * Unmounts the calling task until {@link #resume}. It costs half of what {@code
     * LockSupport.park} and {@code unpark} cost: that a process is serial orders what these two
     * order by nine fences.
     *
     * @return false if its stack cannot be unmounted now; then it did not wait
     */
    static boolean suspend(Thread thread) {
        return Mounting.suspend(thread);
    }

    /**
     * Mounts a task on the calling worker's thread and runs it until it unmounts.
     *
     * @param task has called {@link #suspend} and unmounted
     */
    static void resume(Task task) {
        Mounting.resume(task);
    }

    /** {@return what the JDK gives the thread's scheduler each time that it can go on} */
    static Runnable continuation(Thread thread) {
        return Mounting.continuation(thread);
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

    /**
     * What {@code VirtualThread.park} and {@code runContinuation} do, without what lets any thread
     * unpark at any time. To others the thread is parked: dumps, interrupts and even a {@code
     * LockSupport.unpark} find what they expect, since it is by compare-and-set of its state that
     * {@link #resume} takes it.
     */
    private static final class Mounting {
        /** States of the JDK's virtual thread. */
        private static final int RUNNING = 2;

        private static final int PARKING = 3;
        private static final int PARKED = 4;

        private static final MethodHandle YIELD;
        private static final MethodHandle SET_STATE;
        private static final MethodHandle CLAIM;
        private static final MethodHandle CONTINUATION;
        private static final MethodHandle RUN_CONTINUATION;
        private static final MethodHandle SET_CARRIER;
        private static final MethodHandle SET_CURRENT;
        private static final MethodHandle NOTIFY_MOUNT;
        private static final MethodHandle NOTIFY_UNMOUNT;
        private static final MethodHandle AFTER_YIELD;
        private static final MethodHandle AFTER_DONE;

        static {
            var bool = boolean.class;
            var integer = int.class;
            var action = MethodType.methodType(void.class);
            var ofThread = MethodType.methodType(void.class, Thread.class);
            var change = MethodType.methodType(void.class, bool);
            try {
                var type = Class.forName("java.lang.VirtualThread");
                var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                var threads = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
                var state = lookup.findVarHandle(type, "state", integer);
                var carrier = lookup.findVarHandle(type, "carrierThread", Thread.class);
                YIELD =
                        lookup.findSpecial(
                                        type,
                                        "yieldContinuation",
                                        MethodType.methodType(bool),
                                        type)
                                .asType(MethodType.methodType(bool, Thread.class));
                SET_STATE =
                        state.toMethodHandle(VarHandle.AccessMode.SET_RELEASE)
                                .asType(ofThread.appendParameterTypes(integer));
                CLAIM =
                        state.toMethodHandle(VarHandle.AccessMode.COMPARE_AND_SET)
                                .asType(
                                        MethodType.methodType(
                                                bool, Thread.class, integer, integer));
                RUN_CONTINUATION =
                        lookup.findGetter(type, "runContinuation", Runnable.class)
                                .asType(MethodType.methodType(Runnable.class, Thread.class));
                CONTINUATION =
                        lookup.findGetter(type, "cont", Continuation.class)
                                .asType(MethodType.methodType(Continuation.class, Thread.class));
                SET_CARRIER =
                        carrier.toMethodHandle(VarHandle.AccessMode.SET_RELEASE)
                                .asType(ofThread.appendParameterTypes(Thread.class));
                SET_CURRENT =
                        threads.findSpecial(
                                Thread.class, "setCurrentThread", ofThread, Thread.class);
                NOTIFY_MOUNT =
                        lookup.findSpecial(type, "notifyJvmtiMount", change, type)
                                .asType(ofThread.appendParameterTypes(bool));
                NOTIFY_UNMOUNT =
                        lookup.findSpecial(type, "notifyJvmtiUnmount", change, type)
                                .asType(ofThread.appendParameterTypes(bool));
                AFTER_YIELD = lookup.findSpecial(type, "afterYield", action, type).asType(ofThread);
                AFTER_DONE = lookup.findSpecial(type, "afterDone", action, type).asType(ofThread);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private Mounting() {}

        static boolean suspend(Thread thread) {
            try {
                SET_STATE.invokeExact(thread, PARKING);
                boolean isDone = false;
                try {
                    isDone = (boolean) YIELD.invokeExact(thread);
                } catch (OutOfMemoryError e) {
                    // there was no room for its stack; it is still mounted
                }
                if (!isDone) {
                    SET_STATE.invokeExact(thread, RUNNING);
                }
                return isDone;
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }

        static Runnable continuation(Thread thread) {
            try {
                return (Runnable) RUN_CONTINUATION.invokeExact(thread);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }

        static void resume(Task task) {
            var thread = task.thread;
            var carrier = Thread.currentThread();
            try {
                if (!(boolean) CLAIM.invokeExact(thread, PARKED, RUNNING)) {
                    // A dump looks at it, or somebody has unparked it: the JDK will bring it.
                    LockSupport.unpark(thread);
                    return;
                }
                var continuation = (Continuation) CONTINUATION.invokeExact(thread);
                NOTIFY_MOUNT.invokeExact(thread, true);
                SET_CARRIER.invokeExact(thread, carrier);
                SET_CURRENT.invokeExact(carrier, thread);
                try {
                    continuation.run();
                } finally {
                    SET_CURRENT.invokeExact(carrier, carrier);
                    SET_CARRIER.invokeExact(thread, (Thread) null);
                    NOTIFY_UNMOUNT.invokeExact(thread, false);
                }
                if (task.isSuspended()) {
                    SET_STATE.invokeExact(thread, PARKED);
                } else if (continuation.isDone()) {
                    AFTER_DONE.invokeExact(thread);
                } else {
                    AFTER_YIELD.invokeExact(thread);
                }
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }
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
