// SPDX-License-Identifier: Apache-2.0
package wippy.modules.payload;

import java.util.List;
import wippy.lua.LuaTable;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.Payload;

/** {@code payload}: values together with the form that they are in. */
public final class PayloadModule implements LuaModule {

    @Override
    public String name() {
        return "payload";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public List<String> classes() {
        return List.of("deterministic", "encoding");
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Functions.of("new", (state, self, data) -> new Payload(data)));
        module.put("format", formats());
        module.freeze();
        return module;
    }

    /** The names are those of the original, whose applications write them out. */
    private static LuaTable formats() {
        LuaTable formats = new LuaTable();
        formats.put("JSON", Payload.JSON);
        formats.put("YAML", Payload.YAML);
        formats.put("STRING", Payload.STRING);
        formats.put("BYTES", Payload.BYTES);
        formats.put("MSGPACK", Payload.MSGPACK);
        formats.put("LUA", Payload.LUA);
        formats.put("GOLANG", Payload.HOST);
        formats.put("ERROR", Payload.ERROR);
        formats.freeze();
        return formats;
    }
}
