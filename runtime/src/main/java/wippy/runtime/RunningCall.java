// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import org.jspecify.annotations.Nullable;
import wippy.actor.ActorException;
import wippy.actor.ExitReason;
import wippy.actor.Pending;
import wippy.actor.Process;
import wippy.actor.ProcessHost;
import wippy.actor.SpawnOptions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** A call that a process of its own answers: starts it, and brings its end to the caller. */
final class RunningCall implements LuaProcess.Listener {

    /** What becomes of the process when the caller does not wait any more. */
    enum Unwanted {
        /** It may have more to do: it gets a cancel event. */
        CANCELLED,
        /** It is as good as spawned: it goes on. */
        LEFT_ALONE
    }

    private final Process caller;
    private final Unwanted unwanted;
    private final ProcessHost host;
    private @Nullable Pending outcome;
    private volatile @Nullable Process callee;

    /** A call that has to be started. */
    RunningCall(Process caller, Unwanted unwanted, ProcessHost host) {
        this.caller = caller;
        this.unwanted = unwanted;
        this.host = host;
    }

    /** Starts the process that answers, and brings its end to the result. */
    void start(Pending result, LuaProcess process) {
        outcome = result;
        try {
            callee = host.spawn(process, process, SpawnOptions.PLAIN);
        } catch (ActorException e) {
            result.fail(ActorFailures.of(e));
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
        Process started = callee;
        if (started != null && unwanted == Unwanted.CANCELLED) {
            started.cancel(caller.pid(), reason);
        }
    }

    @Override
    public void ended(LuaProcess process, Process ended, ExitReason reason) {
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
