// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import wippy.actor.Pending;
import wippy.runtime.value.ErrorKind;
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
        if (outcome.fail(new Failure(ErrorKind.CANCELED, "the call was cancelled"))) {
            stop.run();
        }
    }
}
