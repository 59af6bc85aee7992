// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import wippy.actor.ActorException;
import wippy.actor.Process;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Truth;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.BuiltinVariadic;
import wippy.modules.Functions;
import wippy.runtime.ActorFailures;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** Sending and receiving. */
final class Messages {

    private static final Object[] NOTHING = {};

    private Messages() {}

    /** {@code process.send(destination, topic, ...)}; the usual call makes no array. */
    static final class Send extends BuiltinVariadic {
        Send() {
            super("send");
        }

        @Override
        public Object call(LuaState state, Object destination, Object topic, Object value) {
            return send(state, this, destination, topic, value);
        }

        @Override
        public Object apply(LuaState state, Object[] arguments) {
            return send(
                    state,
                    this,
                    Functions.argument(arguments, 1),
                    Functions.argument(arguments, 2),
                    payload(arguments, 2));
        }
    }

    /** {@return how values travel: one as it is, none or several as an array} */
    static Object payload(Object[] arguments, int from) {
        if (arguments.length <= from) {
            return NOTHING;
        }
        return arguments.length == from + 1 ? arguments[from] : Functions.after(arguments, from);
    }

    private static Object send(
            LuaState state, LuaFunction self, Object destination, Object topic, Object payload) {
        String to = Arguments.string(state, self, 1, destination);
        String under = Arguments.string(state, self, 2, topic);
        String mistake = mistake(under);
        if (mistake != null) {
            return ErrorValue.failure(ErrorKind.INVALID, mistake);
        }
        LuaProcess caller = LuaProcess.of(state);
        Process sender = caller.process();
        try {
            Process receiver = Destinations.get(sender.host().node(), to);
            if (!caller.isUnchecked()) {
                caller.require("process.send", receiver.pid().toString());
            }
            if (!sender.send(receiver, under, payload)) {
                throw Destinations.missing(to);
            }
            return true;
        } catch (ActorException e) {
            return ActorFailures.of(e).result();
        } catch (Failure e) {
            return e.result();
        }
    }

    /** {@return why a topic is not for applications; null if it is} */
    static String mistake(String topic) {
        if (topic.isEmpty()) {
            return "the topic must not be empty";
        }
        return topic.charAt(0) == '@' ? "topics that begin with @ are the system's own" : null;
    }

    static Object inbox(LuaState state) {
        return ChannelValue.of(LuaProcess.of(state).process().inbox(Views::message));
    }

    static Object events(LuaState state) {
        return ChannelValue.of(LuaProcess.of(state).process().events(Views::event));
    }

    static Object listen(LuaState state, LuaFunction self, Object topic, Object options) {
        String to = Arguments.string(state, self, 1, topic);
        boolean messages =
                options != null
                        && Truth.isTrue(Arguments.table(state, self, 2, options).get("message"));
        String mistake = mistake(to);
        if (mistake != null) {
            return ErrorValue.failure(ErrorKind.INVALID, mistake);
        }
        return ChannelValue.of(
                LuaProcess.of(state)
                        .process()
                        .listen(to, messages ? Views::message : Views::payload));
    }

    static Object unlisten(LuaState state, LuaFunction self, Object channel) {
        if (!(channel instanceof ChannelValue value)) {
            throw Arguments.expected(state, self, 1, "Channel", channel);
        }
        if (LuaProcess.of(state).process().unlisten(value.channel())) {
            return true;
        }
        return Results.of(
                false,
                ErrorValue.of(
                        ErrorKind.INVALID, "this channel does not listen: it is not from listen"));
    }
}
