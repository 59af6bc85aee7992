// SPDX-License-Identifier: Apache-2.0
package wippy.modules.events;

import wippy.actor.Channel;
import wippy.actor.Process;
import wippy.lua.FieldNames;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.runtime.event.Event;
import wippy.runtime.event.NamePattern;
import wippy.runtime.event.Subscription;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.Methods;

/** A subscription as a Lua value. Its channel gets a table for each event. */
final class SubscriptionValue extends Userdata {

    private static final FieldNames FIELDS = new FieldNames("system", "kind", "path", "data");

    private static final LuaTable METATABLE =
            new Methods<>(SubscriptionValue.class, "Subscription")
                    .getter("channel", subscription -> ChannelValue.of(subscription.channel))
                    .getter("close", SubscriptionValue::close)
                    .text(subscription -> "events.Subscription{" + subscription.system + "}")
                    .metatable();

    private final NamePattern system;
    private final Channel channel;
    private Subscription subscription;

    private SubscriptionValue(Process process, NamePattern system) {
        this.system = system;
        this.channel = new Channel(process, 0);
    }

    /**
     * {@return a new subscription of a process}
     *
     * @param kinds null for all
     */
    static SubscriptionValue open(LuaProcess owner, NamePattern systems, NamePattern kinds) {
        SubscriptionValue value = new SubscriptionValue(owner.process(), systems);
        value.subscription =
                owner.services()
                        .events()
                        .subscribe(owner.process(), systems, kinds, value::receive);
        return value;
    }

    private void receive(Event event) {
        channel.feed(
                LuaTable.ofFields(
                        FIELDS,
                        new Object[] {event.system(), event.kind(), event.path(), event.data()}));
    }

    /** {@return whether it was open} */
    private Object close() {
        if (channel.isClosed()) {
            return false;
        }
        subscription.close();
        channel.close();
        return true;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
