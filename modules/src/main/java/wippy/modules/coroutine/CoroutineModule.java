// SPDX-License-Identifier: Apache-2.0
package wippy.modules.coroutine;

import wippy.lua.Coroutine;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.StandardLibrary;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;

/** {@code coroutine}: Lua's own (5.3 §6.2), and {@code spawn}, which starts a task. */
public final class CoroutineModule implements LuaModule {

    @Override
    public String name() {
        return "coroutine";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module = new LuaTable();
        LuaTable standard = (LuaTable) StandardLibrary.application().globals().get(name());
        for (int i = standard.nextIndex(0); i > 0; i = standard.nextIndex(i)) {
            module.put(standard.keyAt(i), standard.valueAt(i));
        }
        Functions.into(module, Functions.of("spawn", CoroutineModule::spawn));
        module.freeze();
        return module;
    }

    private static Object spawn(LuaState state, LuaFunction self, Object body) {
        LuaFunction function = Arguments.function(state, self, 1, body);
        Coroutine thread = Coroutine.ofTask();
        LuaProcess.of(state)
                .spawnTask(
                        Functions.of(
                                "spawn",
                                task -> {
                                    try {
                                        return Results.finish(task, function.call(task));
                                    } finally {
                                        thread.taskEnded();
                                    }
                                }));
        return thread;
    }
}
