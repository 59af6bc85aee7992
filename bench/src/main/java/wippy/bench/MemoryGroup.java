// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bytes of a process that does nothing but wait for a message. */
final class MemoryGroup implements Group {

    private static final String IDLE = "idle";
    private static final String ACTOR = "actor";
    private static final List<Crowd> CROWDS =
            List.of(
                    new Crowd(100_000, 0),
                    new Crowd(100_000, 100),
                    new Crowd(1_000_000, 0),
                    new Crowd(1_000_000, 100),
                    new Crowd(100_000, 100, ACTOR));
    private static final int CLASSES_SHOWN = 25;

    /** So many processes that have received so many messages each. */
    private record Crowd(int count, int messages, String entry) {

        static final Crowd NONE = new Crowd(0, 0);

        Crowd(int count, int messages) {
            this(count, messages, IDLE);
        }

        String name() {
            return (messages == 0 ? String.valueOf(count) : count + "_messages")
                    + (entry.equals(IDLE) ? "" : "_" + entry);
        }

        String label() {
            var processes = Table.number(count) + (entry.equals(IDLE) ? "" : " of " + entry);
            return messages == 0
                    ? processes
                    : "%s after %d messages each".formatted(processes, messages);
        }

        String[] arguments() {
            return new String[] {String.valueOf(count), String.valueOf(messages), entry};
        }
    }

    /** Memory in bytes: of the collected heap and of the machine. */
    private record Sample(double heap, double resident) {

        Sample each(Sample none, int count) {
            return new Sample((heap - none.heap) / count, (resident - none.resident) / count);
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String method() {
        return """
        Bytes of one idle process, which loops on `process.inbox():receive()`, as it began or
        after 100 messages, or of an actor (three imported libraries of 20 functions, a state of
        ten fields, one use of json and time): with so many of them minus with none, divided by their number. Heap: Wippy, the sum of the class
        histogram after full collections, in a heap of at most 4 GB; Erlang,
        erlang:memory(processes) after a collection of each. Resident: memory of the machine,
        before that; for Wippy it also depends on how far the collector lets the heap grow.
        Medians.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var peers = Peer.present(List.of(Peer.WIPPY, Peer.ERLANG), options, report);
        var commands = new Commands(peers, options, report);
        var header = new ArrayList<>(List.of("processes"));
        peers.forEach(peer -> header.add(peer.label() + " heap B"));
        peers.forEach(peer -> header.add(peer.label() + " resident B"));
        var table = new Table(header);
        for (var crowd : CROWDS) {
            if (options.wants(crowd.name())) {
                var heaps = new ArrayList<String>();
                var residents = new ArrayList<String>();
                for (var peer : peers) {
                    var samples = sample(peer, crowd, commands, options, report);
                    heaps.add(median(samples.stream().map(Sample::heap).toList()));
                    residents.add(median(samples.stream().map(Sample::resident).toList()));
                }
                var row = new ArrayList<>(List.of(crowd.label()));
                row.addAll(heaps);
                row.addAll(residents);
                table.row(row);
            }
        }
        report.detail("");
        report.add(table);
    }

    private static String median(List<Double> bytes) {
        return Table.number(Statistics.median(bytes));
    }

    private static List<Sample> sample(
            Peer peer, Crowd crowd, Commands commands, Options options, Report report)
            throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        for (var run = 1; run <= options.runs(); run++) {
            var showClasses = run == options.runs();
            var each =
                    switch (peer) {
                        case WIPPY ->
                                wippy(crowd, commands, options.root(), report, showClasses)
                                        .each(
                                                wippy(
                                                        Crowd.NONE,
                                                        commands,
                                                        options.root(),
                                                        report,
                                                        false),
                                                crowd.count());
                        case ERLANG ->
                                erlang(crowd, commands, options.root())
                                        .each(
                                                erlang(Crowd.NONE, commands, options.root()),
                                                crowd.count());
                        case GO, GO_ALONE -> throw new AssertionError("not asked for");
                    };
            samples.add(each);
            report.single(
                    "%s %s: heap %s B, resident %s B"
                            .formatted(
                                    crowd.label(),
                                    peer.label(),
                                    Table.number(each.heap()),
                                    Table.number(each.resident())));
        }
        return samples;
    }

    private static Sample erlang(Crowd crowd, Commands commands, Path root) throws IOException {
        var command = commands.erlang(2, "memory", "crowd", crowd.arguments());
        try (var session = Session.start(root, command)) {
            var heap = Double.parseDouble(session.await("ready").getFirst());
            return new Sample(heap, session.residentBytes());
        }
    }

    private static Sample wippy(
            Crowd crowd, Commands commands, Path root, Report report, boolean showClasses)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(commands.wippy("memory", "crowd", crowd.arguments()));
        command.add(Math.max(1, command.indexOf("-jar")), "-Xmx4g");
        try (var session = Session.start(root, command)) {
            session.await("ready");
            var resident = session.residentBytes();
            var histogram = Histogram.of(root, session.pid());
            if (showClasses) {
                report.detail("\n```\n" + String.join("\n", histogram.top(CLASSES_SHOWN)));
                report.detail(histogram.total() + "\n```\n");
            }
            return new Sample(histogram.bytes(), resident);
        }
    }
}
