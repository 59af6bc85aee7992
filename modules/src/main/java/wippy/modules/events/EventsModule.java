// SPDX-License-Identifier: Apache-2.0
package wippy.modules.events;

import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.event.NamePattern;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** {@code events}: telling whoever listens, and listening. */
public final class EventsModule implements LuaModule {

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<String> classes() {
        return List.of("process");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.variadic("send", EventsModule::send),
                Functions.of("subscribe", EventsModule::subscribe));
    }

    private static Object send(LuaState state, LuaFunction self, Object[] arguments) {
        try {
            String system = text(state, self, "system", 1, Functions.argument(arguments, 1));
            String kind = text(state, self, "kind", 2, Functions.argument(arguments, 2));
            String path = text(state, self, "path", 3, Functions.argument(arguments, 3));
            require(state, "events.send", system);
            LuaProcess.of(state)
                    .services()
                    .events()
                    .publish(system, kind, path, Functions.argument(arguments, 4));
            return true;
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object subscribe(LuaState state, LuaFunction self, Object system, Object kind) {
        try {
            String name = text(state, self, "system", 1, system);
            NamePattern systems = pattern(name);
            NamePattern kinds = kind == null ? null : pattern(text(state, self, "kind", 2, kind));
            require(state, "events.subscribe", name);
            return SubscriptionValue.open(LuaProcess.of(state), systems, kinds);
        } catch (Failure e) {
            return e.result();
        }
    }

    private static void require(LuaState state, String action, String system) {
        LuaProcess process = LuaProcess.of(state);
        if (!process.isUnchecked()) {
            process.require(action, LuaString.text(system), ErrorKind.INVALID);
        }
    }

    private static String text(
            LuaState state, LuaFunction self, String name, int index, Object value) {
        String text = Arguments.string(state, self, index, value);
        if (text.isEmpty()) {
            throw new Failure(ErrorKind.INVALID, "the " + name + " of an event must not be empty");
        }
        return text;
    }

    private static NamePattern pattern(String text) {
        try {
            return NamePattern.of(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ErrorKind.INVALID, "cannot subscribe: " + LuaString.text(e.getMessage()));
        }
    }
}
