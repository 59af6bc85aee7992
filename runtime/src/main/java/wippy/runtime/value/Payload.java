// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.lua.LuaTable;
import wippy.lua.Userdata;

/** A value in transit, as a Lua value: {@code payload:data()} unwraps it. */
public final class Payload extends Userdata {

    private static final String FORMAT_LUA = "lua/any";

    private static final LuaTable METATABLE =
            new Methods<>(Payload.class, "Payload")
                    .getter("data", payload -> payload.data)
                    .getter("unmarshal", payload -> payload.data)
                    .getter("get_format", payload -> FORMAT_LUA)
                    .text(payload -> "Payload{" + FORMAT_LUA + "}")
                    .metatable();

    private final Object data;

    public Payload(Object data) {
        this.data = data;
    }

    /** {@return the value} */
    public Object data() {
        return data;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
