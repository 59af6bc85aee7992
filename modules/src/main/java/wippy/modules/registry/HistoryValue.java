// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.Version;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;

/** The versions of the registry as a Lua value. */
final class HistoryValue extends Userdata {

    private static final Methods<HistoryValue> METHODS =
            new Methods<>(HistoryValue.class, "History");
    private static final LuaTable METATABLE =
            METHODS.getter(
                            "versions",
                            value ->
                                    VersionValue.listOf(
                                            value.access.registry(),
                                            value.access.registry().versions()))
                    .add(
                            Functions.of(
                                    "get_version",
                                    (state, self, history, id) ->
                                            METHODS.check(state, self, history)
                                                    .version(
                                                            Arguments.integer(state, self, 2, id))))
                    .add(
                            Functions.of(
                                    "snapshot_at",
                                    (state, self, history, version) -> {
                                        HistoryValue value = METHODS.check(state, self, history);
                                        Version wanted = Access.version(state, self, 2, version);
                                        return value.access.snapshotAt(state, wanted);
                                    }))
                    .text(
                            value ->
                                    "registry.History{"
                                            + value.access.registry().versions().size()
                                            + " versions}")
                    .metatable();

    private final Access access;

    HistoryValue(Access access) {
        this.access = access;
    }

    private Object version(long id) {
        try {
            return new VersionValue(access.registry(), access.version(id));
        } catch (Failure e) {
            return e.result();
        }
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
