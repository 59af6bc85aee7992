// SPDX-License-Identifier: Apache-2.0
package wippy.modules.env;

import java.util.List;
import java.util.Map;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.env.Variables;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** {@code env}: the environment variables that the application declares. */
public final class EnvModule implements LuaModule {

    @Override
    public String name() {
        return "env";
    }

    @Override
    public List<String> classes() {
        return List.of("nondeterministic");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.of("get", EnvModule::get),
                Functions.of("set", EnvModule::set),
                Functions.of("get_all", EnvModule::all));
    }

    private static Object get(LuaState state, LuaFunction self, Object key) {
        String name = LuaString.text(Arguments.string(state, self, 1, key));
        try {
            LuaProcess.of(state).require("env.get", name);
            return LuaString.of(variables(state).get(name, namespace(state)));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object set(LuaState state, LuaFunction self, Object key, Object value) {
        String name = LuaString.text(Arguments.string(state, self, 1, key));
        String text = LuaString.text(Arguments.string(state, self, 2, value));
        Variables variables = variables(state);
        String namespace = namespace(state);
        try {
            LuaProcess.of(state).require("env.set", name);
            return state.await(() -> elsewhere(state, variables, namespace, name, text));
        } catch (Failure e) {
            return e.result();
        }
    }

    /** On another thread, since the value may go to a disk. */
    private static Object elsewhere(
            LuaState state, Variables variables, String namespace, String name, String text) {
        try {
            return LuaProcess.of(state)
                    .process()
                    .blocking(
                            () -> {
                                variables.set(name, namespace, text);
                                return true;
                            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Failure(ErrorKind.INTERNAL, "cannot set " + name + ": " + e.getMessage());
        }
    }

    private static Object all(LuaState state) {
        LuaProcess process = LuaProcess.of(state);
        LuaTable values = new LuaTable();
        for (Map.Entry<String, String> value : variables(state).all().entrySet()) {
            if (process.isAllowed("env.get", value.getKey())) {
                values.put(LuaString.of(value.getKey()), LuaString.of(value.getValue()));
            }
        }
        return values;
    }

    private static Variables variables(LuaState state) {
        return LuaProcess.of(state).services().variables();
    }

    /** That of the entry which the process or function runs. */
    private static String namespace(LuaState state) {
        return LuaProcess.of(state).program().id().namespace();
    }
}
