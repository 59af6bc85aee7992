// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import wippy.actor.ActorException;
import wippy.actor.Node;
import wippy.actor.Pid;
import wippy.actor.Process;
import wippy.lua.LuaString;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/** Finds processes by what Lua calls them, and words what cannot be done to them. */
final class Destinations {

    private Destinations() {}

    /**
     * {@return the process of a PID or name, or null if there is none}
     *
     * @param destination a Lua string
     */
    static Process find(Node node, String destination) {
        Process known = node.find(destination);
        if (known != null) {
            return known;
        }
        String text = LuaString.text(destination);
        Pid pid = Pid.parse(text);
        return pid == null ? node.lookup(text) : node.find(pid);
    }

    /**
     * {@return the process of a PID or name}
     *
     * @throws Failure Invalid if the text is empty, NotFound if there is no such process
     */
    static Process get(Node node, String destination) {
        Process process = find(node, destination);
        if (process == null) {
            throw missing(destination);
        }
        return process;
    }

    /** {@return the failure to be thrown when there is no such process} */
    static Failure missing(String destination) {
        if (destination.isEmpty()) {
            return new Failure(
                    ErrorKind.INVALID, "the destination is empty: give a PID or a registered name");
        }
        return new Failure(
                ErrorKind.NOT_FOUND, "process not found: " + LuaString.text(destination));
    }

    /** {@return nil and the error that Lua sees of a refusal} */
    static Object answer(ActorException refusal) {
        String kind =
                switch (refusal.kind()) {
                    case NOT_FOUND -> ErrorKind.NOT_FOUND;
                    case ALREADY_EXISTS -> ErrorKind.ALREADY_EXISTS;
                    case INVALID, CLOSED -> ErrorKind.INVALID;
                    case LIMIT_EXCEEDED -> ErrorKind.LIMIT_EXCEEDED;
                    case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
                    case DEADLOCK -> ErrorKind.INTERNAL;
                };
        return ErrorValue.failure(kind, refusal.getMessage());
    }
}
