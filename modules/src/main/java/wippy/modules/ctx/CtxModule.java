// SPDX-License-Identifier: Apache-2.0
package wippy.modules.ctx;

import java.util.Map;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** {@code ctx}: the values that {@code with_context} gave here or above. */
public final class CtxModule implements LuaModule {

    @Override
    public String name() {
        return "ctx";
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.of("get", CtxModule::get), Functions.of("all", CtxModule::all));
    }

    /** The values are shared by all who inherited them: Lua gets copies. */
    private static Object get(LuaState state, LuaFunction self, Object name) {
        String key = Arguments.string(state, self, 1, name);
        if (key.isEmpty()) {
            return ErrorValue.failure(
                    ErrorKind.INVALID, "the name of a context value must not be empty");
        }
        LuaProcess process = LuaProcess.of(state);
        Object value = process.surroundings().values().get(key);
        return value == null
                ? ErrorValue.failure(
                        ErrorKind.NOT_FOUND,
                        "there is no context value '" + LuaString.text(key) + "'")
                : process.services().copier().apply(value);
    }

    private static Object all(LuaState state) {
        LuaProcess process = LuaProcess.of(state);
        LuaTable all = new LuaTable();
        for (Map.Entry<String, Object> value : process.surroundings().values().entrySet()) {
            all.put(value.getKey(), process.services().copier().apply(value.getValue()));
        }
        return all;
    }
}
