// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.Services;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** {@code system}: what runs, what it runs on, and its end. */
public final class SystemModule implements LuaModule {
    private static final int EXIT_CODE_MAX = 255;

    @Override
    public String name() {
        return "system";
    }

    @Override
    public List<String> classes() {
        return List.of("nondeterministic");
    }

    @Override
    public Object value(ModuleContext context) {
        Services services = context.services();
        var supervision = new Supervision(services);
        var machine = new Machine(services);
        var alone = new StandaloneNode(services.node().name());
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Guard.of(
                                "system.exit",
                                "",
                                Functions.of(
                                        "exit",
                                        (state, self, code) -> exit(services, state, self, code))),
                        Guard.reading(
                                "modules",
                                Functions.of(
                                        "modules", state -> ModuleList.of(context.modules()))));
        module.put("memory", Memory.table());
        module.put("gc", machine.collector());
        module.put("runtime", machine.runtime());
        module.put("process", machine.process());
        module.put("hosts", supervision.hosts());
        module.put("supervisor", supervision.supervisor());
        module.put("node", alone.node());
        module.put("cluster", alone.cluster());
        module.put("raft", alone.raft());
        module.put("lock", alone.lock());
        module.freeze();
        return module;
    }

    private static Object exit(Services services, LuaState state, LuaFunction self, Object code) {
        long number = Arguments.integer(state, self, 1, code, 0);
        if (number < 0 || number > EXIT_CODE_MAX) {
            return ErrorValue.failure(
                    ErrorKind.INVALID, "expected an exit code from 0 to 255, got " + number);
        }
        services.exit((int) number);
        return true;
    }
}
