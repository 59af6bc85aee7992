// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.Snapshot;
import wippy.runtime.value.Methods;

/** The entries of one version as a Lua value. */
final class SnapshotValue extends Userdata {

    private static final Methods<SnapshotValue> METHODS =
            new Methods<>(SnapshotValue.class, "Snapshot");
    private static final LuaTable METATABLE = metatableOfSnapshots();

    private final Access access;
    private final Snapshot snapshot;

    SnapshotValue(Access access, Snapshot snapshot) {
        this.access = access;
        this.snapshot = snapshot;
    }

    private static LuaTable metatableOfSnapshots() {
        METHODS.add(
                Functions.of(
                        "entries",
                        (state, self, receiver) ->
                                EntryTables.listOf(
                                        Access.readable(
                                                state,
                                                METHODS.check(state, self, receiver)
                                                        .snapshot
                                                        .all()))));
        METHODS.getter(
                "version",
                value -> new VersionValue(value.access.registry(), value.snapshot.version()));
        METHODS.getter("changes", value -> new ChangesValue(value.access));
        METHODS.add(
                Functions.of(
                        "get",
                        (state, self, receiver, key) -> {
                            SnapshotValue value = METHODS.check(state, self, receiver);
                            return value.access.get(
                                    state, value.snapshot, Arguments.string(state, self, 2, key));
                        }));
        METHODS.add(
                Functions.of(
                        "find",
                        (state, self, receiver, filter) -> {
                            SnapshotValue value = METHODS.check(state, self, receiver);
                            return value.access.find(
                                    state, value.snapshot, Arguments.table(state, self, 2, filter));
                        }));
        METHODS.add(
                Functions.of(
                        "namespace",
                        (state, self, receiver, name) -> {
                            SnapshotValue value = METHODS.check(state, self, receiver);
                            String wanted = LuaString.text(Arguments.string(state, self, 2, name));
                            return EntryTables.listOf(
                                    Access.readable(state, value.snapshot.inNamespace(wanted)));
                        }));
        return METHODS.text(value -> "registry.Snapshot{" + value.snapshot.version() + "}")
                .metatable();
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
