// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import wippy.actor.Channel;
import wippy.actor.Process;
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

    private final Call call;
    private final Channel channel;

    /** A {@link Payload} or an {@link ErrorValue}; null while the call is in progress. */
    private Object outcome;

    private boolean isCancelled;

    FutureValue(Process caller, Call call) {
        this.call = call;
        this.channel = new Channel(caller, 1);
        call.outcome().whenDone(this::done);
    }

    private void done() {
        Throwable failure = call.outcome().failure();
        outcome =
                failure == null
                        ? new Payload(call.outcome().value())
                        : failure instanceof Failure known
                                ? known.error()
                                : ErrorValue.of(ErrorKind.INTERNAL, failure.toString());
        channel.feed(outcome);
    }

    private Object result() {
        if (outcome == null) {
            return isCancelled ? cancelled() : Results.of(null, null);
        }
        return outcome instanceof ErrorValue ? Results.of(null, outcome) : outcome;
    }

    private Object error() {
        return outcome instanceof ErrorValue ? Results.of(outcome, true) : Results.of(null, false);
    }

    private Object cancel() {
        isCancelled = true;
        call.cancel();
        return true;
    }

    private static Object cancelled() {
        return ErrorValue.failure(ErrorKind.CANCELED, "the call was cancelled");
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
