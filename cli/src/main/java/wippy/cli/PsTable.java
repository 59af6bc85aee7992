// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wippy.runtime.overview.HostView;
import wippy.runtime.overview.ProcessView;
import wippy.runtime.service.Supervised;
import wippy.runtime.service.UnitStatus;

/** Shows what runs to people: tables of hosts, services and processes. */
final class PsTable {
    private static final int DETAILS_MAX = 60;
    private static final long MILLIS_PER_SECOND = 1_000;

    private final PsReport report;
    private final StringBuilder out = new StringBuilder();

    private PsTable(PsReport report) {
        this.report = report;
    }

    static String of(PsReport report) {
        var table = new PsTable(report);
        table.writeHeading();
        table.writeHosts();
        table.writeServices();
        table.writeProcesses();
        return table.out.toString();
    }

    private void writeHeading() {
        out.append(
                "%s, process %d, up %s, heap %s of %s%n"
                        .formatted(
                                report.application(),
                                report.pid(),
                                duration(report.since(report.startedAt())),
                                size(report.heapUsed()),
                                size(report.heapMax())));
    }

    private void writeHosts() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("HOST", "WORKERS", "PROCESSES", "READY", "TURNS"));
        for (HostView host : report.hosts()) {
            String most = host.processesMax() == 0 ? "" : " of " + host.processesMax();
            rows.add(
                    List.of(
                            host.id(),
                            Integer.toString(host.workers()),
                            host.processes() + most,
                            Integer.toString(host.ready()),
                            Long.toString(host.turns())));
        }
        write(rows);
    }

    private void writeServices() {
        if (report.services().isEmpty()) {
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("SERVICE", "STATE", "RESTARTS", "SINCE", "DETAILS"));
        for (Supervised service : report.services()) {
            UnitStatus status = service.status();
            rows.add(
                    List.of(
                            service.id().toString(),
                            status.state().text(),
                            Long.toString(status.restarts()),
                            status.changedAt().map(at -> duration(report.since(at))).orElse("-"),
                            shortened(service.awaited().or(status::trouble).orElse(""))));
        }
        write(rows);
    }

    private void writeProcesses() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("PID", "ENTRY", "STATE", "MAILBOX", "MEMORY", "CPU", "AGE", "LINKS"));
        for (PsReport.Row row : report.processes()) {
            ProcessView process = row.process();
            rows.add(
                    List.of(
                            process.pid(),
                            process.entry(),
                            process.state(),
                            row.mailbox().map(Object::toString).orElse("?"),
                            row.memory().map(PsTable::shortSize).orElse("?"),
                            duration(Duration.ofMillis(process.ranMillis())),
                            duration(report.since(process.startedAt())),
                            shortened(links(process))));
        }
        write(rows);
        int shown = report.processes().size();
        if (shown < report.matching()) {
            out.append(
                    "%d of %d processes are shown; --limit 0 shows all%n"
                            .formatted(shown, report.matching()));
        } else if (report.matching() < report.total()) {
            out.append("%d of %d processes match%n".formatted(report.matching(), report.total()));
        }
    }

    /** {@return names, links, and what it watches and is watched by, with a mark before each} */
    private static String links(ProcessView process) {
        var all = new ArrayList<String>();
        process.names().forEach(name -> all.add("'" + name + "'"));
        process.links().forEach(pid -> all.add("-" + pid));
        process.monitors().forEach(pid -> all.add(">" + pid));
        process.monitoredBy().forEach(pid -> all.add("<" + pid));
        return String.join(" ", all);
    }

    private void write(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.append('\n');
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= DETAILS_MAX ? line : line.substring(0, DETAILS_MAX - 1) + "…";
    }

    /** {@return a duration by its two largest units, such as 3m12s} */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return Math.max(0, duration.toMillis()) + "ms";
        }
        if (duration.toMinutes() < 1) {
            long tenths = duration.toMillis() % MILLIS_PER_SECOND / 100;
            return seconds + "." + tenths + "s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
        }
        if (duration.toDays() < 1) {
            return duration.toHours() + "h" + duration.toMinutesPart() + "m";
        }
        return duration.toDays() + "d" + duration.toHoursPart() + "h";
    }

    private static String shortSize(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1fK", bytes / (double) (1 << 10))
                : String.format(Locale.ROOT, "%.1fM", bytes / (double) (1 << 20));
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
