// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import wippy.actor.Timer;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.modules.Functions;
import wippy.runtime.value.ChannelValue;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;

/** A timer that fires once, and once more after each reset, as a Lua value. */
final class TimerValue extends Userdata {

    private static final Methods<TimerValue> METHODS = new Methods<>(TimerValue.class, "Timer");
    private static final LuaTable METATABLE =
            METHODS.getter("channel", value -> ChannelValue.of(value.timer.channel()))
                    .getter("response", value -> ChannelValue.of(value.timer.channel()))
                    .getter("stop", value -> value.timer.stop())
                    .add(Functions.of("reset", TimerValue::reset))
                    .metatable();

    private final Timer timer;

    TimerValue(Timer timer) {
        this.timer = timer;
    }

    private static Object reset(LuaState state, LuaFunction self, Object value, Object duration) {
        Timer timer = METHODS.check(state, self, value).timer;
        try {
            return timer.reset(Scheduling.positive(state, self, 2, duration));
        } catch (Failure e) {
            return e.result();
        }
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
