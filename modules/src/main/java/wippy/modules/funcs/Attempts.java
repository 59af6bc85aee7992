// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import wippy.registry.EntryId;
import wippy.runtime.config.RetryConfig;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** A call that is made again when it fails, while that is worth it. In the caller's process. */
final class Attempts {
    private final LuaProcess caller;
    private final EntryId id;
    private final Object[] arguments;
    private final CallContext context;
    private final RetryConfig retry;
    private final long timeoutNanos;
    private long made;

    /**
     * A call that has not been made.
     *
     * @throws Failure Invalid if an argument cannot be sent
     */
    Attempts(
            LuaProcess caller,
            EntryId id,
            Object[] arguments,
            CallContext context,
            CallOptions options) {
        this.caller = caller;
        this.id = id;
        this.context = context;
        this.timeoutNanos = options.timeoutNanos();
        this.retry = options.retry() == null ? caller.services().retry(id) : options.retry();
        // Each attempt sends what the arguments were at first.
        this.arguments =
                retry.maxAttempts() > 1 ? caller.services().copier().copyAll(arguments) : arguments;
    }

    LuaProcess caller() {
        return caller;
    }

    /** {@return the call, begun once more} */
    Call next() {
        made++;
        Call call = caller.services().call(caller, id, arguments, context);
        if (timeoutNanos > 0) {
            call.endAfter(timeoutNanos);
        }
        return call;
    }

    /** {@return how long to wait for the next attempt, in nanoseconds; -1 if there is none} */
    long pauseAfter(ErrorValue error) {
        return retry.isWorthIt(made, error.kind(), error.retryable())
                ? retry.pauseNanos(made, caller.process().host().node().env().random())
                : -1;
    }
}
