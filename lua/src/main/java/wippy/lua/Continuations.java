// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.EnumSet;
import java.util.List;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * The JDK's continuations, where the JVM gives access to them: by the option {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED} or the manifest line {@code Add-Exports:
 * java.base/jdk.internal.vm}.
 *
 * <p>The only class of the module that knows jdk.internal.vm; without access it can be loaded, but
 * {@link Mounted} cannot.
 */
final class Continuations {

    private static final boolean ACCESSIBLE =
            Object.class.getModule().isExported("jdk.internal.vm", Continuations.class.getModule());

    private Continuations() {}

    /** {@return whether there is access, the same for the life of the JVM} */
    static boolean areAccessible() {
        return ACCESSIBLE;
    }

    /**
     * A fiber that runs on the thread of whoever resumes it, and whose frames wait on the heap.
     * Needs access.
     */
    static final class Mounted extends Continuation implements Fiber {

        private static final ContinuationScope SCOPE = new ContinuationScope("coroutine");

        Mounted(Runnable body) {
            super(SCOPE, body);
        }

        @Override
        public boolean pause() {
            return Continuation.yield(SCOPE);
        }

        @Override
        public List<Frames.Frame> frames() {
            return Frames.of(stackWalker(EnumSet.of(StackWalker.Option.RETAIN_CLASS_REFERENCE)));
        }

        /** A pause that the JVM refuses is reported by its result, not by an exception here. */
        @Override
        protected void onPinned(Pinned reason) {}
    }
}
