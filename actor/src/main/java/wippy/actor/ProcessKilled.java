// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/**
 * Unwinds the tasks of a process that has ended, so that their {@code finally} blocks run. Code
 * that catches every {@code Throwable} must rethrow it; every further attempt to wait throws it
 * again.
 */
public final class ProcessKilled extends Error {
    /** The one instance: it has no stack and no state. */
    public static final ProcessKilled INSTANCE = new ProcessKilled();

    private ProcessKilled() {
        super("process ended", null, false, false);
    }
}
