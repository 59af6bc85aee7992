// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.util.List;
import wippy.actor.ActorException;
import wippy.actor.Process;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.Failure;

/** {@code process}: identity, messages, starting, ending and watching other processes, names. */
public final class ProcessModule implements LuaModule {

    /** Something done to another process. */
    private interface Deed {
        void to(Process caller, Process target);
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public List<String> classes() {
        return List.of("process");
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module = new LuaTable();
        Functions.into(
                module,
                Functions.of("id", ProcessModule::id),
                Functions.of("pid", ProcessModule::pid),
                new Messages.Send(),
                Functions.of("inbox", Messages::inbox),
                Functions.of("events", Messages::events),
                Functions.of("listen", Messages::listen),
                Functions.of("unlisten", Messages::unlisten),
                Functions.of("set_options", Options::set),
                Functions.of("get_options", Options::get),
                Functions.variadic("upgrade", ProcessModule::upgrade));
        for (Spawning.Tie tie : Spawning.Tie.values()) {
            Functions.into(module, Spawning.spawn(tie));
        }
        Functions.into(
                module,
                Functions.variadic("exec", ProcessModule::execute),
                Functions.of(
                        "with_context",
                        (state, self, values) ->
                                SpawnBuilder.empty()
                                        .withContext(
                                                state, Arguments.table(state, self, 1, values))),
                Functions.of(
                        "with_options",
                        (state, self, options) ->
                                SpawnBuilder.empty()
                                        .withOptions(
                                                state, Arguments.table(state, self, 1, options))),
                deed("terminate", (caller, target) -> target.terminate("process terminated")),
                Functions.of("cancel", ProcessModule::cancel),
                deed("monitor", Process::monitor),
                undoing("unmonitor", Process::unmonitor),
                deed("link", Process::link),
                undoing("unlink", Process::unlink));
        module.put("event", events());
        module.put("registry", Names.table());
        module.freeze();
        return module;
    }

    private static LuaTable events() {
        LuaTable events = new LuaTable();
        events.put("CANCEL", Views.CANCEL);
        events.put("EXIT", Views.EXIT);
        events.put("LINK_DOWN", Views.LINK_DOWN);
        events.put("OUTDATED", Views.OUTDATED);
        events.freeze();
        return events;
    }

    private static Object id(LuaState state) {
        return LuaString.of(LuaProcess.of(state).program().id().toString());
    }

    private static Object pid(LuaState state) {
        return LuaString.of(LuaProcess.of(state).process().pid().toString());
    }

    private static Object cancel(
            LuaState state, LuaFunction self, Object destination, Object reason) {
        String why = LuaString.text(Arguments.string(state, self, 2, reason, ""));
        return done(state, self, destination, (caller, target) -> target.cancel(caller.pid(), why));
    }

    /** Never returns: raises if the process cannot go on with that code. */
    private static Object upgrade(LuaState state, LuaFunction self, Object[] arguments) {
        String id = Arguments.string(state, self, 1, Functions.argument(arguments, 1), "");
        LuaProcess process = LuaProcess.of(state);
        try {
            throw process.services()
                    .upgrade(
                            process,
                            id.isEmpty() ? null : Spawning.entry(id, "the id of a process"),
                            Functions.after(arguments, 1));
        } catch (Failure e) {
            throw LuaError.thrown(state, e.error());
        }
    }

    private static Object execute(LuaState state, LuaFunction self, Object[] arguments) {
        try {
            return Spawning.execute(state, self, arguments, 0, CallContext.NONE);
        } catch (Failure e) {
            return e.result();
        }
    }

    /** What a function does to a process takes the permission of its name. */
    private static void require(LuaState state, LuaFunction self, Process target) {
        LuaProcess caller = LuaProcess.of(state);
        if (!caller.isUnchecked()) {
            caller.require("process." + self.name(), target.pid().toString());
        }
    }

    private static LuaFunction deed(String name, Deed deed) {
        return Functions.of(
                name, (state, self, destination) -> done(state, self, destination, deed));
    }

    /** Undoing what was never done, or done to a process that has ended, is fine. */
    private static LuaFunction undoing(String name, Deed deed) {
        return Functions.of(
                name,
                (state, self, destination) -> {
                    Process caller = LuaProcess.of(state).process();
                    String to = Arguments.string(state, self, 1, destination);
                    Process target = Destinations.find(caller.host().node(), to);
                    if (target == null) {
                        return true;
                    }
                    try {
                        require(state, self, target);
                        deed.to(caller, target);
                        return true;
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    private static Object done(LuaState state, LuaFunction self, Object destination, Deed deed) {
        Process caller = LuaProcess.of(state).process();
        String to = Arguments.string(state, self, 1, destination);
        try {
            Process target = Destinations.get(caller.host().node(), to);
            require(state, self, target);
            deed.to(caller, target);
            return true;
        } catch (Failure e) {
            return e.result();
        } catch (ActorException e) {
            return Destinations.answer(e);
        }
    }
}
