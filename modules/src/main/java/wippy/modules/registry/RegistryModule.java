// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.Collection;
import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.Change;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Snapshot;
import wippy.registry.Version;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.Failure;

/** {@code registry}: reading the application's entries, and changing them while it runs. */
public final class RegistryModule implements LuaModule {

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<String> classes() {
        return List.of("process");
    }

    @Override
    public Object value(ModuleContext context) {
        var access = new Access(context.services());
        LuaTable module = new LuaTable();
        reading(module, access);
        versions(module, access);
        module.freeze();
        return module;
    }

    private static void reading(LuaTable module, Access access) {
        Functions.into(
                module,
                Functions.of(
                        "get",
                        (state, self, id) ->
                                access.get(
                                        state,
                                        access.registry().snapshot(),
                                        Arguments.string(state, self, 1, id))),
                Functions.of(
                        "find",
                        (state, self, filter) ->
                                access.find(
                                        state,
                                        access.registry().snapshot(),
                                        Arguments.table(state, self, 1, filter))),
                Functions.of(
                        "parse_id",
                        (state, self, id) -> parsed(Arguments.string(state, self, 1, id))),
                Functions.of(
                        "snapshot",
                        state -> new SnapshotValue(access, access.registry().snapshot())),
                Functions.of(
                        "build_delta",
                        (state, self, from, to) -> delta(access, state, self, from, to)));
    }

    private static void versions(LuaTable module, Access access) {
        Functions.into(
                module,
                Functions.of(
                        "snapshot_at",
                        (state, self, id) -> {
                            long wanted = Arguments.integer(state, self, 1, id);
                            if (wanted <= 0) {
                                return EntryTables.invalid(
                                                "expected the number of a version, from 1 on, got "
                                                        + wanted)
                                        .result();
                            }
                            try {
                                return access.snapshotAt(state, access.version(wanted));
                            } catch (Failure e) {
                                return e.result();
                            }
                        }),
                Functions.of(
                        "current_version",
                        state ->
                                new VersionValue(
                                        access.registry(), access.registry().snapshot().version())),
                Functions.of(
                        "versions",
                        state ->
                                VersionValue.listOf(
                                        access.registry(), access.registry().versions())),
                Functions.of("history", state -> new HistoryValue(access)),
                Functions.of(
                        "apply_version",
                        (state, self, version) ->
                                access.applyVersion(
                                        state, Access.version(state, self, 1, version))));
    }

    private static LuaTable parsed(String text) {
        EntryId id = EntryId.parse(LuaString.text(text));
        LuaTable table = LuaTable.of(0, 2);
        table.put("ns", LuaString.of(id.namespace()));
        table.put("name", LuaString.of(id.name()));
        return table;
    }

    private static Object delta(
            Access access, LuaState state, LuaFunction self, Object from, Object to) {
        try {
            Collection<Entry> before = state(access, state, self, 1, from);
            Collection<Entry> after = state(access, state, self, 2, to);
            LuaTable list = new LuaTable();
            for (Change change : access.registry().delta(before, after)) {
                list.append(EntryTables.of(change));
            }
            return list;
        } catch (Failure e) {
            return e.result();
        }
    }

    /** Entries are given as a list, or as the version that they were in. */
    private static Collection<Entry> state(
            Access access, LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof VersionValue version) {
            Version wanted = version.version();
            Snapshot snapshot = access.readSnapshot(state, wanted);
            return Access.readable(state, snapshot.all());
        }
        return EntryTables.entries(Arguments.table(state, self, index, value));
    }
}
