// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import wippy.actor.Process;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.HistoryException;
import wippy.registry.Operation;
import wippy.registry.Outcome;
import wippy.registry.Query;
import wippy.registry.Registry;
import wippy.registry.Snapshot;
import wippy.registry.Version;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.lua.Services;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** How the values of this module use the registry. */
record Access(Services services) {

    /** What it takes to see an entry. */
    private static final String READ = "registry.get";

    Registry registry() {
        return services.registry();
    }

    /** {@return the version in an argument} Raises 'bad argument' if there is none. */
    static Version version(LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof VersionValue version) {
            return version.version();
        }
        throw Arguments.expected(state, self, index, "Version", value);
    }

    /** {@return the version of that number} Fails with NotFound. */
    Version version(long id) {
        return registry().version(id).orElseThrow(() -> unknown("v" + id));
    }

    private static Failure unknown(String version) {
        return new Failure(ErrorKind.NOT_FOUND, "the registry has no version " + version);
    }

    Object get(LuaState state, Entries entries, Object key) {
        try {
            var id = EntryTables.id(key);
            LuaProcess.of(state).require(READ, id.toString());
            return entries.find(id)
                    .map(EntryTables::of)
                    .orElseThrow(
                            () ->
                                    new Failure(
                                            ErrorKind.NOT_FOUND, "there is no entry '" + id + "'"));
        } catch (Failure e) {
            return e.result();
        }
    }

    /** {@return those of the entries that the process may read} */
    static Collection<Entry> readable(LuaState state, Collection<Entry> entries) {
        LuaProcess process = LuaProcess.of(state);
        return process.isUnchecked()
                ? entries
                : entries.stream()
                        .filter(entry -> process.isAllowed(READ, entry.id().toString()))
                        .toList();
    }

    Object find(LuaState state, Entries entries, LuaTable filter) {
        try {
            Query query = Query.of(EntryTables.filter(filter), this::warn);
            return EntryTables.listOf(readable(state, query.select(entries)));
        } catch (Failure e) {
            return e.result();
        } catch (IllegalArgumentException e) {
            return EntryTables.invalid(String.valueOf(e.getMessage())).result();
        }
    }

    private void warn(String key) {
        services.log()
                .warn(
                        "this key of a registry filter means nothing and is skipped: write .kind,"
                                + " .name, .ns, .id or meta.KEY",
                        Map.of("key", key));
    }

    /** {@return the entries at a version} Fails with NotFound. */
    Snapshot readSnapshot(LuaState state, Version version) {
        return elsewhere(
                state,
                () ->
                        registry()
                                .snapshotAt(version)
                                .orElseThrow(() -> unknown(version.toString())));
    }

    Object snapshotAt(LuaState state, Version version) {
        try {
            return new SnapshotValue(this, readSnapshot(state, version));
        } catch (Failure e) {
            return e.result();
        }
    }

    /** {@return the new version, or nil and why there is none} */
    Object apply(LuaState state, List<Operation> operations) {
        try {
            LuaProcess.of(state).require("registry.apply", "");
            return new VersionValue(
                    registry(), applied(elsewhere(state, () -> registry().apply(operations))));
        } catch (Failure e) {
            return e.result();
        }
    }

    Object applyVersion(LuaState state, Version version) {
        try {
            LuaProcess.of(state).require("registry.apply_version", "");
            var known = version(version.id());
            if (!known.equals(registry().snapshot().version())) {
                applied(elsewhere(state, () -> registry().applyVersion(known)));
            }
            return true;
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Version applied(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.version();
            case Outcome.Refused(var rejections) -> throw new Failure(Refusal.of(rejections));
        };
    }

    /** Compiling and writing a history take their time, on a thread for that. */
    private static <T> T elsewhere(LuaState state, Callable<T> work) {
        Process process = LuaProcess.of(state).process();
        @SuppressWarnings("unchecked") // what the work gives
        T result =
                (T)
                        state.await(
                                () -> {
                                    try {
                                        return process.blocking(work);
                                    } catch (HistoryException e) {
                                        throw new Failure(
                                                ErrorKind.INTERNAL, String.valueOf(e.getMessage()));
                                    } catch (RuntimeException e) {
                                        throw e;
                                    } catch (Exception e) {
                                        throw new Failure(
                                                ErrorKind.INTERNAL, LuaString.of(e.toString()));
                                    }
                                });
        return result;
    }
}
