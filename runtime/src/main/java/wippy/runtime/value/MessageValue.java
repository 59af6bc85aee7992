// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.actor.Message;
import wippy.actor.Pid;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;

/**
 * A received message as a Lua value: topic, sender, payload. Several values that were sent at once
 * are a list of payloads.
 */
public final class MessageValue extends Userdata {

    private static final LuaTable METATABLE =
            new Methods<>(MessageValue.class, "Message")
                    .getter("topic", message -> message.message.topic())
                    .getter("from", MessageValue::from)
                    .getter("payload", MessageValue::payload)
                    .text(message -> "process.Message{topic=" + message.message.topic() + "}")
                    .metatable();

    private final Message message;
    private Object payload;

    public MessageValue(Message message) {
        this.message = message;
    }

    private String from() {
        Pid from = message.from();
        return from == null ? "" : from.toString();
    }

    private Object payload() {
        if (payload == null) {
            payload =
                    switch (message.payload()) {
                        case Object[] values when values.length == 0 -> null;
                        case Object[] values -> payloads(values);
                        case null, default -> new Payload(message.payload());
                    };
        }
        return payload;
    }

    private static LuaTable payloads(Object[] values) {
        Object[] payloads = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            payloads[i] = new Payload(values[i]);
        }
        return LuaTable.ofList(payloads);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
