// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wippy.actor.Process;
import wippy.lua.FieldNames;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.lua.Services;
import wippy.runtime.overview.HostView;
import wippy.runtime.overview.ProcessView;
import wippy.runtime.service.Supervised;
import wippy.runtime.service.UnitStatus;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** {@code system.hosts} and {@code system.supervisor}: what runs in the runtime. */
final class Supervision {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final FieldNames HOST =
            new FieldNames("id", "workers", "processes", "executed", "stolen", "queue_depth");
    private static final FieldNames PROCESS =
            new FieldNames("pid", "host", "source", "state", "started_at", "stats", "parent");
    private static final FieldNames STATS = new FieldNames("cpu_ms", "tasks");
    private static final FieldNames SERVICE =
            new FieldNames(
                    "id",
                    "status",
                    "desired",
                    "retry_count",
                    "last_update",
                    "started_at",
                    "details");

    private final Services services;

    Supervision(Services services) {
        this.services = services;
    }

    LuaTable hosts() {
        return Functions.module(
                Guard.reading("hosts", Functions.of("list", state -> list())),
                Guard.reading("hosts", Functions.of("processes", this::processes)));
    }

    private LuaTable list() {
        List<HostView> hosts = services.overview().hosts();
        return LuaTable.ofList(hosts.stream().map(Supervision::host).toArray());
    }

    private static LuaTable host(HostView host) {
        return LuaTable.ofFields(
                HOST,
                new Object[] {
                    LuaString.of(host.id()),
                    (long) host.workers(),
                    (long) host.processes(),
                    host.turns(),
                    host.taken(),
                    (long) host.ready()
                });
    }

    private Object processes(LuaState state, LuaFunction self, Object hostId) {
        String id = LuaString.text(Arguments.string(state, self, 1, hostId));
        if (!services.overview().hasHost(id)) {
            List<String> known = services.overview().hosts().stream().map(HostView::id).toList();
            return missing("host", id, known);
        }
        return LuaTable.ofList(
                services.overview()
                        .processes()
                        .filter(process -> process.host().id().equals(id))
                        .sorted(Comparator.comparingLong(Process::number))
                        .map(process -> process(ProcessView.of(process)))
                        .toArray());
    }

    private static LuaTable process(ProcessView process) {
        Object[] stats = {process.ranMillis(), (long) process.tasks()};
        return LuaTable.ofFields(
                PROCESS,
                new Object[] {
                    LuaString.of(process.pid()),
                    LuaString.of(process.host()),
                    LuaString.of(process.entry()),
                    process.state(),
                    nanos(Optional.of(process.startedAt())),
                    LuaTable.ofFields(STATS, stats),
                    process.parent().map(LuaString::of).orElse(null)
                });
    }

    LuaTable supervisor() {
        return Functions.module(
                Guard.reading("supervisor", Functions.of("states", state -> states())),
                Guard.reading("supervisor", Functions.of("state", this::state)));
    }

    private LuaTable states() {
        List<Supervised> all = services.overview().services();
        return LuaTable.ofList(all.stream().map(Supervision::service).toArray());
    }

    private Object state(LuaState state, LuaFunction self, Object serviceId) {
        String id = LuaString.text(Arguments.string(state, self, 1, serviceId));
        Optional<Supervised> service = services.overview().service(EntryId.parse(id));
        if (service.isEmpty()) {
            List<String> known =
                    services.overview().services().stream()
                            .map(one -> one.id().toString())
                            .toList();
            return missing("supervised service", id, known);
        }
        return service(service.get());
    }

    private static LuaTable service(Supervised service) {
        UnitStatus status = service.status();
        String details = service.awaited().or(status::trouble).orElse(null);
        return LuaTable.ofFields(
                SERVICE,
                new Object[] {
                    LuaString.of(service.id().toString()),
                    status.state().text(),
                    service.isWanted() ? "running" : "stopped",
                    status.retries(),
                    nanos(status.changedAt()),
                    nanos(status.startedAt()),
                    details == null ? null : LuaString.of(details)
                });
    }

    /** {@return nanoseconds since 1970; 0 for never} */
    private static long nanos(Optional<Instant> instant) {
        return instant.map(at -> at.getEpochSecond() * NANOS_PER_SECOND + at.getNano()).orElse(0L);
    }

    private static Object missing(String what, String id, List<String> known) {
        String hint =
                Nearest.to(id, known).map(near -> ": did you mean '" + near + "'?").orElse("");
        return ErrorValue.failure(
                ErrorKind.NOT_FOUND, "there is no " + what + " '" + id + "'" + hint);
    }
}
