// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import java.util.List;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;

/** {@code funcs}: calls of the application's functions. */
public final class FuncsModule implements LuaModule {

    @Override
    public String name() {
        return "funcs";
    }

    @Override
    public List<String> classes() {
        return List.of("process");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.variadic(
                        "call",
                        (state, self, arguments) -> Executor.PLAIN.call(state, self, arguments, 0)),
                Functions.variadic(
                        "async",
                        (state, self, arguments) ->
                                Executor.PLAIN.async(state, self, arguments, 0)),
                Functions.of("new", state -> Executor.PLAIN));
    }
}
