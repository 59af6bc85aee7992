// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.actor.ActorException;
import wippy.actor.Channel;
import wippy.actor.Select;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.Waiting;
import wippy.lua.lib.Builtin1;
import wippy.lua.lib.Builtin2;

/**
 * A channel as a Lua value: {@code send}, {@code receive}, {@code close}, and cases for {@code
 * channel.select}. Belongs to one process.
 */
public final class ChannelValue extends Userdata implements Waiting.Operation {

    private static final Methods<ChannelValue> METHODS =
            new Methods<>(ChannelValue.class, "Channel");
    private static final LuaTable METATABLE = metatableOfChannels();

    private final Channel channel;

    /** It never changes, so one serves all selects. Made when first asked for. */
    private CaseValue caseReceive;

    private ChannelValue(Channel channel) {
        this.channel = channel;
    }

    /** {@return the Lua value of a channel, the same each time} */
    public static ChannelValue of(Channel channel) {
        // Once more after it was made, as in Process.inbox.
        for (; ; ) {
            if (channel.face() instanceof ChannelValue value) {
                return value;
            }
            channel.face(new ChannelValue(channel));
        }
    }

    /** {@return the channel} */
    public Channel channel() {
        return channel;
    }

    /** Receives when nothing was there, as the operation that waits. */
    @Override
    public Object run() {
        return channel.awaitValue();
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    private Object receive(LuaState state) {
        Object value = channel.tryReceive();
        if (value == Channel.EMPTY) {
            value = state.await(this);
        }
        boolean ok = value != Channel.CLOSED;
        return Results.of(ok ? value : null, ok);
    }

    private CaseValue caseReceive() {
        CaseValue made = caseReceive;
        if (made == null) {
            made = new CaseValue(this, new Select.Receive(channel));
            caseReceive = made;
        }
        return made;
    }

    private Object send(LuaState state, Object value) {
        if (channel.offer(value)) {
            return true;
        }
        try {
            boolean isSent = (Boolean) state.await(() -> channel.awaitRoom(value));
            if (isSent) {
                return true;
            }
        } catch (ActorException e) {
            throw LuaError.of(state, e.getMessage());
        }
        return ErrorValue.failure(
                ErrorKind.CANCELED, "the channel was closed before the value was taken");
    }

    private static LuaTable metatableOfChannels() {
        METHODS.add(
                new Builtin1("receive") {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return METHODS.check(state, this, self).receive(state);
                    }
                });
        METHODS.add(
                new Builtin2("send") {
                    @Override
                    public Object call(LuaState state, Object self, Object value) {
                        return METHODS.check(state, this, self).send(state, value);
                    }
                });
        METHODS.add(
                new Builtin1("close") {
                    @Override
                    public Object call(LuaState state, Object self) {
                        METHODS.check(state, this, self).channel.close();
                        return Results.NONE;
                    }
                });
        METHODS.add(
                new Builtin1("case_receive") {
                    @Override
                    public Object call(LuaState state, Object self) {
                        return METHODS.check(state, this, self).caseReceive();
                    }
                });
        METHODS.add(
                new Builtin2("case_send") {
                    @Override
                    public Object call(LuaState state, Object self, Object sent) {
                        ChannelValue value = METHODS.check(state, this, self);
                        return new CaseValue(value, new Select.Send(value.channel, sent));
                    }
                });
        return METHODS.metatable();
    }
}
