// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.actor.Select;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;

/** One case for {@code channel.select}, as a Lua value. */
public final class CaseValue extends Userdata {

    private static final LuaTable METATABLE =
            new Methods<>(CaseValue.class, "SelectCase").metatable();

    private final ChannelValue channel;
    private final Select.Case selectCase;

    CaseValue(ChannelValue channel, Select.Case selectCase) {
        this.channel = channel;
        this.selectCase = selectCase;
    }

    /** {@return the channel that it was made from, the same Lua value} */
    public ChannelValue channel() {
        return channel;
    }

    /** {@return what to select on} */
    public Select.Case selectCase() {
        return selectCase;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
