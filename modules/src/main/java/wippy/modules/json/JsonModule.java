// SPDX-License-Identifier: Apache-2.0
package wippy.modules.json;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.json.JsonReader;
import wippy.runtime.json.JsonWriter;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** {@code json}: JSON text of Lua values and back. */
public final class JsonModule implements LuaModule {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Functions.of("encode", JsonModule::encode),
                        Functions.of("decode", JsonModule::decode));
        module.freeze();
        return module;
    }

    private static Object encode(LuaState state, LuaFunction self, Object value) {
        try {
            return JsonWriter.write(state, value);
        } catch (Failure e) {
            return e.result();
        }
    }

    /** Answers even a wrong type with an error value, as callers hand it what they were sent. */
    private static Object decode(LuaState state, LuaFunction self, Object text) {
        try {
            return text instanceof String json
                    ? JsonReader.read(state, json)
                    : ErrorValue.failure(
                            ErrorKind.INVALID,
                            "json.decode needs a string, but got " + LuaType.name(text));
        } catch (Failure e) {
            return e.result();
        }
    }
}
