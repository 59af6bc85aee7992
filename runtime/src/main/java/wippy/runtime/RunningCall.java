// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.ExitReason;
import wippy.actor.Pending;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.SpawnOptions;
import wippy.runtime.lua.CallLimit;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * A call of a function: starts its process, at once or when other calls have ended, and brings the
 * end to its caller.
 */
final class RunningCall implements LuaProcess.Listener, CallLimit.Waiting {

    /** What becomes of the process that runs it when the caller does not wait any more. */
    enum Unwanted {
        /** Only the call knows of it: it ends. */
        TERMINATED,
        /** It may have more to do: it gets a cancel event. */
        CANCELLED,
        /** It is as good as spawned: it goes on. */
        LEFT_ALONE
    }

    private final Process caller;
    private final Unwanted unwanted;
    private final ProcessHost host;
    private final @Nullable CallLimit limit;
    private @Nullable Pending outcome;
    private @Nullable LuaProcess guest;
    private volatile @Nullable Process callee;
    private volatile boolean isStopped;

    /**
     * A call that has to be prepared.
     *
     * @param limit what it has entered when it starts, if anything
     */
    RunningCall(Process caller, Unwanted unwanted, ProcessHost host, @Nullable CallLimit limit) {
        this.caller = caller;
        this.unwanted = unwanted;
        this.host = host;
        this.limit = limit;
    }

    /** Says where the result goes and what runs. Before it is started or shown to others. */
    void prepare(Pending result, LuaProcess process) {
        outcome = result;
        guest = process;
    }

    @Override
    public boolean start() {
        LuaProcess process = guest;
        guest = null;
        if (isStopped || process == null) {
            return false;
        }
        try {
            Process started = host.spawn(process, process, SpawnOptions.PLAIN);
            callee = started;
            if (isStopped) {
                end(started, "the call is not wanted any more");
            }
            return true;
        } catch (ActorException e) {
            if (outcome != null) {
                outcome.fail(ActorFailures.of(e));
            }
            return false;
        }
    }

    /** The caller does not want the result. */
    void cancel() {
        stop("the call was cancelled");
    }

    /** The caller ends while it waits. */
    void abandon() {
        stop("the caller has ended");
    }

    private void stop(String reason) {
        isStopped = true;
        Process started = callee;
        if (started != null) {
            end(started, reason);
        }
    }

    private void end(Process started, String reason) {
        switch (unwanted) {
            case TERMINATED -> started.terminate(reason);
            case CANCELLED -> started.cancel(caller.pid(), reason);
            case LEFT_ALONE -> {}
        }
    }

    @Override
    public void ended(LuaProcess process, Process ended, ExitReason reason) {
        if (limit != null) {
            limit.leave();
        }
        if (outcome == null) {
            return;
        }
        ErrorValue error = LuaProcess.errorOf(reason);
        if (error != null) {
            outcome.fail(new Failure(error));
        } else if (reason instanceof ExitReason.Normal(var value)) {
            outcome.complete(value);
        }
    }
}
