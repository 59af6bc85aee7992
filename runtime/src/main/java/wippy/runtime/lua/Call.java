// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import wippy.actor.Pending;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A call in progress, as its caller has it. In the caller's process.
 *
 * @param outcome completed with the result, which belongs to the caller, or with a {@link Failure}
 * @param stop ends the process that runs the function, or keeps it from starting
 */
public record Call(Pending outcome, Runnable stop) {

    /**
     * Waits for the end, by the task: hand it to {@link wippy.lua.LuaState#await}.
     *
     * @return the one value that the function gives
     * @throws Failure what it failed with
     */
    public Object await() {
        try {
            return outcome.await();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the callee; the call fails with kind Canceled if it is not over. */
    public void cancel() {
        end(ErrorValue.of(ErrorKind.CANCELED, "the call was cancelled"));
    }

    /**
     * Ends the callee if the call is not over after that time; then it fails with kind Timeout,
     * which may be tried again. At most once.
     */
    public void endAfter(long nanos) {
        outcome.unlessDoneIn(nanos, () -> end(overdue(nanos)));
    }

    private static ErrorValue overdue(long nanos) {
        String message = "the call took longer than its timeout of " + nanos / 1e6 + " ms";
        return ErrorValue.of(message, ErrorKind.TIMEOUT, true, null);
    }

    private void end(ErrorValue error) {
        if (outcome.fail(new Failure(error))) {
            stop.run();
        }
    }
}
