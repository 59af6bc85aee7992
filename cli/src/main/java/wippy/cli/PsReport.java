// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wippy.actor.Process;
import wippy.runtime.overview.HostView;
import wippy.runtime.overview.Inquiry;
import wippy.runtime.overview.Overview;
import wippy.runtime.overview.ProcessView;
import wippy.runtime.service.Supervised;

/**
 * What runs in this program, for {@code wippy ps}. Nothing is kept for it.
 *
 * @param application the directory of the application
 * @param pid the number that the operating system gave the program
 * @param now the time of day
 * @param startedAt when the program started
 * @param heapUsed bytes in use
 * @param heapMax how many there may be
 * @param hosts the process hosts
 * @param services what is supervised: services and hosts
 * @param matching how many processes are asked for
 * @param processes those of them that are shown
 */
record PsReport(
        Path application,
        long pid,
        Instant now,
        Instant startedAt,
        long heapUsed,
        long heapMax,
        List<HostView> hosts,
        List<Supervised> services,
        int matching,
        List<Row> processes) {
    private static final long ANSWER_NANOS = 500_000_000;

    /** Of more processes than these, which takes some 30 µs each, nobody wants it. */
    private static final int MEMORY_ROWS_MAX = 1_000;

    /**
     * A process that is shown.
     *
     * @param mailbox how many messages wait; empty if it did not answer
     * @param memory how many bytes it holds; empty if it did not answer or was not asked
     */
    record Row(ProcessView process, Optional<Integer> mailbox, Optional<Long> memory) {}

    /** {@return what runs} Waits for processes to answer, half a second for each question. */
    static PsReport of(PsRequest request, Path application, Overview overview) {
        var matching = new ArrayList<Process>();
        overview.processes().filter(request::matches).forEach(matching::add);
        matching.sort(Comparator.comparingLong(Process::number));
        int shown =
                request.limit() == 0 ? matching.size() : Math.min(request.limit(), matching.size());
        List<HostView> hosts = overview.hosts();
        if (request.order() == PsRequest.Order.CPU) {
            matching.sort(Comparator.comparingLong(Process::ranMillis).reversed());
        } else if (request.order() == PsRequest.Order.MAILBOX) {
            Map<Process, Integer> sizes = mailboxes(matching);
            matching.sort(
                    Comparator.comparingInt((Process one) -> sizes.getOrDefault(one, -1))
                            .reversed());
        }
        List<Row> rows = rows(matching.subList(0, shown));
        var runtime = ManagementFactory.getRuntimeMXBean();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new PsReport(
                application,
                ProcessHandle.current().pid(),
                Instant.now(),
                Instant.ofEpochMilli(runtime.getStartTime()),
                heap.getUsed(),
                heap.getMax(),
                hosts,
                overview.services(),
                matching.size(),
                rows);
    }

    /** {@return the processes as they are before they are asked, which makes them run} */
    private static List<Row> rows(List<Process> processes) {
        List<ProcessView> views = processes.stream().map(ProcessView::of).toList();
        Map<Process, Integer> mailboxes = mailboxes(processes);
        Map<Process, Long> memory =
                processes.size() > MEMORY_ROWS_MAX ? Map.of() : memory(processes);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < views.size(); i++) {
            Integer mailbox = mailboxes.get(processes.get(i));
            Long held = memory.get(processes.get(i));
            rows.add(
                    new Row(views.get(i), Optional.ofNullable(mailbox), Optional.ofNullable(held)));
        }
        return rows;
    }

    private static Map<Process, Integer> mailboxes(List<Process> processes) {
        try {
            return Inquiry.mailboxes(processes, ANSWER_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static Map<Process, Long> memory(List<Process> processes) {
        try {
            return Inquiry.memory(processes, ANSWER_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** {@return how many processes there are on all hosts} */
    int total() {
        return hosts.stream().mapToInt(HostView::processes).sum();
    }

    /** {@return how long ago something was} */
    Duration since(Instant then) {
        return Duration.between(then, now);
    }
}
