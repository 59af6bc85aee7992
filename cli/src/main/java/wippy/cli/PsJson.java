// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.runtime.log.JsonText;
import wippy.runtime.overview.HostView;
import wippy.runtime.overview.ProcessView;
import wippy.runtime.service.Supervised;
import wippy.runtime.service.UnitStatus;

/** Shows what runs to programs: one JSON object in one line. Times are ISO 8601, in UTC. */
final class PsJson {

    private PsJson() {}

    static String of(PsReport report) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("application", report.application().toString());
        all.put("pid", report.pid());
        all.put("started_at", report.startedAt().toString());
        all.put("heap_used", report.heapUsed());
        all.put("heap_max", report.heapMax());
        all.put("hosts", report.hosts().stream().map(PsJson::host).toList());
        all.put("services", report.services().stream().map(PsJson::service).toList());
        all.put("processes_total", report.total());
        all.put("processes_matching", report.matching());
        all.put("processes", processes(report));
        var out = new StringBuilder();
        JsonText.append(out, all);
        return out.append('\n').toString();
    }

    private static Map<String, @Nullable Object> host(HostView host) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("id", host.id());
        all.put("workers", host.workers());
        all.put("processes", host.processes());
        all.put("processes_max", host.processesMax() == 0 ? null : host.processesMax());
        all.put("ready", host.ready());
        all.put("turns", host.turns());
        all.put("turns_taken", host.taken());
        return all;
    }

    private static Map<String, @Nullable Object> service(Supervised service) {
        UnitStatus status = service.status();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("id", service.id().toString());
        all.put("state", status.state().text());
        all.put("is_wanted", service.isWanted());
        all.put("retries", status.retries());
        all.put("restarts", status.restarts());
        all.put("changed_at", status.changedAt().map(Object::toString).orElse(null));
        all.put("started_at", status.startedAt().map(Object::toString).orElse(null));
        all.put("awaited", service.awaited().orElse(null));
        all.put("trouble", status.trouble().orElse(null));
        return all;
    }

    private static List<Map<String, @Nullable Object>> processes(PsReport report) {
        return report.processes().stream().map(PsJson::process).toList();
    }

    private static Map<String, @Nullable Object> process(PsReport.Row row) {
        ProcessView process = row.process();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("pid", process.pid());
        all.put("host", process.host());
        all.put("entry", process.entry());
        all.put("state", process.state());
        all.put("mailbox", row.mailbox().orElse(null));
        all.put("memory", row.memory().orElse(null));
        all.put("cpu_ms", process.ranMillis());
        all.put("started_at", process.startedAt().toString());
        all.put("tasks", process.tasks());
        all.put("parent", process.parent().orElse(null));
        all.put("names", process.names());
        all.put("links", process.links());
        all.put("monitors", process.monitors());
        all.put("monitored_by", process.monitoredBy());
        return all;
    }
}
