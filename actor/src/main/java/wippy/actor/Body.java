// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/** What a task does. */
@FunctionalInterface
public interface Body {

    /**
     * Runs in a task of the process.
     *
     * @return for the first task the result of the process, else ignored
     * @throws Throwable anything: it ends the process as crashed
     */
    @Nullable Object run(Process process) throws Throwable;

    /**
     * Hears how the process ended, if this is the body of its first task. Called once, after the
     * exit was announced to others, by whichever thread ended it; must not wait.
     */
    default void exited(Process process, ExitReason reason) {}
}
