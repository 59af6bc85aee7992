// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import org.jspecify.annotations.Nullable;

/**
 * The program that runs in a process, as the scheduler sees it: something that can be asked to look
 * up, and whose per-task state must be put away when its task gives up the processor. One guest
 * belongs to one process.
 */
public interface Guest {

    /** A guest without state that never looks up: plain Java code. */
    Guest NONE =
            new Guest() {
                @Override
                public void interrupt() {}

                @Override
                public void requestYield() {}

                @Override
                public @Nullable Object suspend() {
                    return null;
                }

                @Override
                public void resume(@Nullable Object token) {}
            };

    /**
     * Makes running code call {@link Process#safepoint} soon, wherever it is: the process ends. Any
     * thread, at any time, also when nothing runs.
     */
    void interrupt();

    /**
     * Makes running code call {@link Process#safepoint} when it next can without holding anything
     * up: its slice is over. Any thread, at any time, also when nothing runs.
     */
    void requestYield();

    /**
     * Puts away the state of the running task, which is about to give up the processor. Called in
     * the process.
     *
     * @return what {@link #resume} needs, best an object that the task has anyway
     */
    @Nullable Object suspend();

    /**
     * {@return what counts the memory that an object holds with all that it leads to, and that is
     * not {@link Elsewhere}; null if this guest cannot} Any thread.
     *
     * @param root the process of this guest, or a message to it
     */
    default @Nullable Census census(Object root) {
        return null;
    }

    /** Restores what {@link #suspend} put away: the task runs again. Called in the process. */
    void resume(@Nullable Object token);
}
