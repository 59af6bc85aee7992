// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import wippy.lua.FieldNames;
import wippy.lua.LuaFunction;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.Failure;

/**
 * {@code system.node}, {@code cluster}, {@code raft} and {@code lock} of a node that is in no
 * cluster: it knows itself, and there is nothing to agree upon.
 */
final class StandaloneNode {
    private static final FieldNames MEMBER = new FieldNames("id", "is_local");
    private static final String[] RAFT = {
        "is_leader", "is_member", "role", "term", "commit_index", "stats"
    };

    private final String id;

    StandaloneNode(String name) {
        this.id = LuaString.of(name);
    }

    LuaTable node() {
        return Functions.module(
                Guard.reading("node", Functions.of("id", state -> id)),
                Guard.reading(
                        "node",
                        Functions.of("addr", state -> unavailable("membership not available"))),
                Guard.reading("node", Functions.of("role", state -> "non-member")));
    }

    LuaTable cluster() {
        return Functions.module(
                Guard.reading(
                        "cluster",
                        Functions.of("members", state -> LuaTable.ofList(new Object[] {member()}))),
                Guard.reading("cluster", Functions.of("leader", state -> "")),
                Guard.reading("cluster", Functions.of("size", state -> 1L)));
    }

    private LuaTable member() {
        return LuaTable.ofFields(MEMBER, new Object[] {id, true});
    }

    LuaTable raft() {
        LuaFunction[] functions = new LuaFunction[RAFT.length];
        for (int i = 0; i < functions.length; i++) {
            functions[i] =
                    Guard.reading(
                            RAFT[i].equals("stats") ? "raft_stats" : "raft",
                            Functions.of(RAFT[i], state -> unavailable("raft not available")));
        }
        return Functions.module(functions);
    }

    LuaTable lock() {
        return Functions.module(refusal("acquire"), refusal("release"));
    }

    private static LuaFunction refusal(String name) {
        return Functions.of(
                name,
                (state, self, lock) -> {
                    String wanted = Arguments.string(state, self, 1, lock);
                    try {
                        Guard.require(state, "system.lock", LuaString.text(wanted));
                    } catch (Failure e) {
                        return e.result();
                    }
                    return unavailable("locks not available");
                });
    }

    private static Object unavailable(String what) {
        return ErrorValue.failure(
                ErrorKind.INTERNAL, what + ": this node is not part of a cluster");
    }
}
