// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import wippy.actor.Timer;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.Methods;

/** A timer that fires again and again until it is stopped, as a Lua value. */
final class TickerValue extends Userdata {

    private static final LuaTable METATABLE =
            new Methods<>(TickerValue.class, "Ticker")
                    .getter("channel", value -> ChannelValue.of(value.timer.channel()))
                    .getter("response", value -> ChannelValue.of(value.timer.channel()))
                    .getter("stop", value -> value.timer.stop())
                    .metatable();

    private final Timer timer;

    TickerValue(Timer timer) {
        this.timer = timer;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
