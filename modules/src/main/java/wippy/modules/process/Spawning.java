// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.util.Map;
import wippy.actor.SpawnOptions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.Launch;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Starting other processes; what the module's functions and the builder's methods share. */
final class Spawning {

    /** How the new process and its parent are tied. */
    enum Tie {
        NONE("spawn"),
        MONITORED("spawn_monitored"),
        LINKED("spawn_linked"),
        BOTH("spawn_linked_monitored");

        private final String function;

        Tie(String function) {
            this.function = function;
        }

        /** {@return the name of the function that ties so} */
        String function() {
            return function;
        }

        /** {@return the options that say so} */
        SpawnOptions options() {
            return switch (this) {
                case NONE -> SpawnOptions.PLAIN;
                case MONITORED -> SpawnOptions.MONITORED;
                case LINKED -> SpawnOptions.LINKED;
                case BOTH -> SpawnOptions.LINKED_MONITORED;
            };
        }
    }

    private Spawning() {}

    /** {@return {@code process.spawn} or one of its kind} */
    static LuaFunction spawn(Tie tie) {
        return Functions.variadic(
                tie.function(),
                (state, self, arguments) ->
                        spawn(state, self, arguments, 0, Map.of(), tie.options()));
    }

    /**
     * Spawns.
     *
     * @param skipped how many arguments stand before the id
     * @return the PID as text, or nil and an error
     */
    static Object spawn(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            Map<String, Object> context,
            SpawnOptions options) {
        LuaProcess parent = LuaProcess.of(state);
        try {
            Launch launch = launch(state, self, arguments, skipped, context, options);
            return LuaString.of(parent.services().spawn(parent, launch).toString());
        } catch (Failure e) {
            return e.result();
        }
    }

    /** Runs a process to its end. {@return its value, or nil and an error} */
    static Object execute(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            Map<String, Object> context) {
        LuaProcess caller = LuaProcess.of(state);
        try {
            Launch launch = launch(state, self, arguments, skipped, context, SpawnOptions.PLAIN);
            Call call = caller.services().execute(caller, launch);
            return state.await(call::await);
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Launch launch(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            Map<String, Object> context,
            SpawnOptions options) {
        String id =
                Arguments.string(
                        state, self, skipped + 1, Functions.argument(arguments, skipped + 1));
        String host =
                Arguments.string(
                        state, self, skipped + 2, Functions.argument(arguments, skipped + 2));
        return new Launch(
                entry(id, "the id of a process"),
                entry(host, "the id of a host").toString(),
                Functions.after(arguments, skipped + 2),
                context,
                options);
    }

    /** {@return the id that a text is} */
    static EntryId entry(String id, String what) {
        String text = LuaString.text(id);
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new Failure(
                    ErrorKind.INVALID, what + " is namespace:name, but got '" + text + "'");
        }
        return EntryId.parse(text);
    }
}
