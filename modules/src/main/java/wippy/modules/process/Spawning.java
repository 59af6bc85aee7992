// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import wippy.actor.SpawnOptions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.Launch;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Starting other processes; what the module's functions and the builder's methods share. */
final class Spawning {

    /** How the new process and its parent are tied. */
    enum Tie {
        NONE("spawn", SpawnOptions.PLAIN),
        MONITORED("spawn_monitored", SpawnOptions.MONITORED),
        LINKED("spawn_linked", SpawnOptions.LINKED),
        BOTH("spawn_linked_monitored", SpawnOptions.LINKED_MONITORED);

        private final String function;
        private final SpawnOptions options;

        Tie(String function, SpawnOptions options) {
            this.function = function;
            this.options = options;
        }

        /** {@return the name of the function that ties so} */
        String function() {
            return function;
        }

        /** {@return the options that say so} */
        SpawnOptions options() {
            return options;
        }
    }

    /** What it takes to run something on a host. */
    private static final String HOST = "process.host";

    private Spawning() {}

    /** {@return {@code process.spawn} or one of its kind} */
    static LuaFunction spawn(Tie tie) {
        return Functions.variadic(
                tie.function(),
                (state, self, arguments) -> {
                    try {
                        return spawn(state, self, arguments, 0, CallContext.NONE, tie.options());
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    /**
     * Spawns.
     *
     * @param skipped how many arguments stand before the id
     * @return the PID as text
     * @throws Failure why not
     */
    static Object spawn(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            CallContext context,
            SpawnOptions options) {
        LuaProcess parent = LuaProcess.of(state);
        Launch launch = launch(state, self, arguments, skipped, context, options);
        if (!parent.isUnchecked()) {
            checkSpawn(parent, launch);
        }
        return LuaString.of(parent.services().spawn(parent, launch).toString());
    }

    private static void checkSpawn(LuaProcess parent, Launch launch) {
        String id = launch.id().toString();
        parent.require("process.spawn", id);
        if (launch.options().monitored()) {
            parent.require("process.spawn.monitored", id);
        }
        if (launch.options().linked()) {
            parent.require("process.spawn.linked", id);
        }
        parent.require(HOST, launch.host());
    }

    /**
     * Runs a process to its end.
     *
     * @return its value
     * @throws Failure why there is none
     */
    static Object execute(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            CallContext context) {
        LuaProcess caller = LuaProcess.of(state);
        Launch launch = launch(state, self, arguments, skipped, context, SpawnOptions.PLAIN);
        if (!caller.isUnchecked()) {
            caller.require("process.exec", launch.id().toString());
            caller.require(HOST, launch.host());
        }
        Call call = caller.services().execute(caller, launch);
        return state.await(call::await);
    }

    private static Launch launch(
            LuaState state,
            LuaFunction self,
            Object[] arguments,
            int skipped,
            CallContext context,
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
