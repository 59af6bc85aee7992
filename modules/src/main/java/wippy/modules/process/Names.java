// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import wippy.actor.ActorException;
import wippy.actor.Node;
import wippy.actor.Pid;
import wippy.actor.Process;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** {@code process.registry}: names of processes. This node is alone, so it knows local names. */
final class Names {

    /** What is wrong with a name of no characters. */
    static final String EMPTY = "the name of a process must not be empty";

    private static final long LOCAL = 0;
    private static final long EVENTUAL = 1;
    private static final long CONSISTENT = 2;
    private static final long STRONG = 3;

    private Names() {}

    static LuaTable table() {
        LuaTable table =
                Functions.into(
                        new LuaTable(),
                        Functions.of("register", Names::register),
                        Functions.of("lookup", Names::lookup),
                        Functions.of("unregister", Names::unregister));
        table.put("LOCAL", LOCAL);
        table.put("EVENTUAL", EVENTUAL);
        table.put("CONSISTENT", CONSISTENT);
        table.put("STRONG", STRONG);
        table.freeze();
        return table;
    }

    private static Object register(
            LuaState state, LuaFunction self, Object name, Object pid, Object scope) {
        LuaProcess lua = LuaProcess.of(state);
        Process caller = lua.process();
        Node node = caller.host().node();
        String wanted = Arguments.string(state, self, 1, name);
        String holder = Arguments.string(state, self, 2, pid, null);
        long asked = Arguments.integer(state, self, 3, scope, LOCAL);
        try {
            String known = checked(wanted, asked);
            lua.require("process.registry.register", known);
            Process named = holder == null ? caller : Destinations.get(node, holder);
            if (named != caller) {
                lua.require("process.registry.foreign", named.pid().toString());
            }
            node.register(known, named);
            return true;
        } catch (Failure e) {
            return e.result();
        } catch (ActorException e) {
            return Destinations.answer(e);
        }
    }

    private static Object lookup(LuaState state, LuaFunction self, Object name) {
        String wanted = Arguments.string(state, self, 1, name);
        Process process =
                LuaProcess.of(state).process().host().node().lookup(LuaString.text(wanted));
        if (process == null || !process.isAlive()) {
            return ErrorValue.failure(
                    ErrorKind.NOT_FOUND, "name not registered: " + LuaString.text(wanted));
        }
        return LuaString.of(process.pid().toString());
    }

    private static Object unregister(LuaState state, LuaFunction self, Object name, Object scope) {
        String wanted = Arguments.string(state, self, 1, name);
        long asked = Arguments.integer(state, self, 2, scope, LOCAL);
        try {
            LuaProcess caller = LuaProcess.of(state);
            String known = checked(wanted, asked);
            caller.require("process.registry.unregister", known);
            return caller.process().host().node().unregister(known);
        } catch (Failure e) {
            return e.result();
        }
    }

    /** {@return the name as the node knows it} */
    private static String checked(String name, long scope) {
        if (name.isEmpty()) {
            throw new Failure(ErrorKind.INVALID, EMPTY);
        }
        if (scope < LOCAL || scope > STRONG) {
            throw new Failure(
                    ErrorKind.INVALID,
                    "scope must be one of process.registry.LOCAL, EVENTUAL, CONSISTENT and STRONG,"
                            + " but is "
                            + scope);
        }
        if (scope != LOCAL) {
            throw new Failure(
                    ErrorKind.UNAVAILABLE,
                    "names of this scope need a cluster, and this node is alone: use"
                            + " process.registry.LOCAL");
        }
        String text = LuaString.text(name);
        if (Pid.parse(text) != null) {
            throw new Failure(
                    ErrorKind.INVALID,
                    "a name must not look like a PID, which would be found in its place: " + text);
        }
        return text;
    }
}
