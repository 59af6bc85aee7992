// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import wippy.actor.Channel;
import wippy.actor.Timer;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.runtime.lua.Call;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Payload;

/**
 * A call in progress as a Lua value. Its channel gets one value, a {@link Payload} or the error; it
 * stays open, so that a select over several futures does not meet a finished one again.
 */
final class FutureValue extends Userdata {

    private static final LuaTable METATABLE =
            new Methods<>(FutureValue.class, "Future")
                    .getter("response", future -> ChannelValue.of(future.channel))
                    .getter("channel", future -> ChannelValue.of(future.channel))
                    .getter("is_complete", future -> future.outcome != null)
                    .getter("is_canceled", future -> future.isCancelled)
                    .getter("result", FutureValue::result)
                    .getter("error", FutureValue::error)
                    .getter("cancel", FutureValue::cancel)
                    .metatable();

    private final Attempts attempts;
    private final Channel channel;
    private Call call;

    /** Runs while the call has failed and is to be made again; otherwise null. */
    private Timer pause;

    /** A {@link Payload} or an {@link ErrorValue}; null while the call is in progress. */
    private Object outcome;

    private boolean isCancelled;

    /** Makes the call. */
    FutureValue(Attempts attempts) {
        this.attempts = attempts;
        this.channel = new Channel(attempts.caller().process(), 1);
        begin();
    }

    private void begin() {
        call = attempts.next();
        call.outcome().whenDone(this::done);
    }

    private void done() {
        Throwable failure = call.outcome().failure();
        if (failure == null) {
            end(new Payload(call.outcome().value()));
        } else if (failure instanceof Failure known) {
            failed(known.error());
        } else {
            end(ErrorValue.of(ErrorKind.INTERNAL, failure.toString()));
        }
    }

    private void failed(ErrorValue error) {
        long nanos = isCancelled ? -1 : attempts.pauseAfter(error);
        if (nanos < 0) {
            end(error);
            return;
        }
        pause = Timer.after(attempts.caller().process(), nanos, now -> again());
    }

    private Object again() {
        pause = null;
        try {
            begin();
        } catch (Failure e) {
            failed(e.error());
        }
        return null;
    }

    private void end(Object result) {
        outcome = result;
        channel.feed(result);
    }

    private Object result() {
        if (outcome == null) {
            return Results.of(null, isCancelled ? cancelled() : null);
        }
        return outcome instanceof ErrorValue ? Results.of(null, outcome) : outcome;
    }

    private Object error() {
        return outcome instanceof ErrorValue ? Results.of(outcome, true) : Results.of(null, false);
    }

    private Object cancel() {
        isCancelled = true;
        if (pause == null) {
            call.cancel();
        } else if (pause.stop()) {
            pause = null;
            end(cancelled());
        }
        return true;
    }

    private static ErrorValue cancelled() {
        return ErrorValue.of(ErrorKind.CANCELED, "the call was cancelled");
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
