// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Processes and messages: a Wippy application beside an Erlang program that does the same. */
final class ProcessGroup implements Group {

    /**
     * What is measured.
     *
     * @param name of the entry in the application and of the function in Erlang
     * @param batchSize operations in a batch
     * @param batches how many count: 1.5 s or more under Erlang
     */
    private record Measurement(String name, int batchSize, int batches) {}

    private record Sample(double operationsPerSecond, double cpuNanos) {}

    private static final List<Measurement> MEASUREMENTS =
            List.of(
                    new Measurement("spawn_exit", 10_000, 300),
                    new Measurement("monitored_exit", 10_000, 200),
                    new Measurement("round_trip", 10_000, 400),
                    new Measurement("ring", 100_000, 60),
                    new Measurement("fan_in_numbers", 100_000, 80),
                    new Measurement("fan_in_tables", 100_000, 60));

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String method() {
        return """
        Operations a second of wall time, and processor time of the whole process for one
        operation, both after 3 s of warm-up. Medians; the two systems take turns.
        spawn_exit: start of a process that ends at once (the last of 10,000 is monitored).
        monitored_exit: the same, every process monitored and its exit received.
        round_trip: a number to another process and back. ring: a hop in a ring of 10,000.
        fan_in: a message from one of 100 senders to one receiver, a number or a record of
        three fields. Wippy: `wippy run`. Erlang: `erl +S 2:2`, a scheduler for each core.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var peers = Peer.present(options, report);
        var commands = new Commands(peers, options, report);
        var header = new ArrayList<>(List.of("measurement"));
        peers.forEach(peer -> header.add(peer.label() + " /s"));
        peers.forEach(peer -> header.add(peer.label() + " CPU ns"));
        header.add("wippy x erlang");
        var table = new Table(header);
        for (var measurement : MEASUREMENTS) {
            if (options.wants(measurement.name())) {
                var samples = sample(measurement, peers, commands, options, report);
                table.row(row(measurement, samples));
            }
        }
        report.detail("");
        report.add(table);
    }

    private static Map<Peer, List<Sample>> sample(
            Measurement measurement,
            List<Peer> peers,
            Commands commands,
            Options options,
            Report report)
            throws IOException {
        var samples = new EnumMap<Peer, List<Sample>>(Peer.class);
        for (var run = 1; run <= options.runs(); run++) {
            for (var peer : peers) {
                var sample = sample(measurement, peer, commands, options);
                samples.computeIfAbsent(peer, _ -> new ArrayList<>()).add(sample);
                report.single(
                        String.format(
                                Locale.ROOT,
                                "%s %s: %,.0f/s, %.0f ns of CPU",
                                measurement.name(),
                                peer.label(),
                                sample.operationsPerSecond(),
                                sample.cpuNanos()));
            }
        }
        return samples;
    }

    private static Sample sample(
            Measurement measurement, Peer peer, Commands commands, Options options)
            throws IOException {
        var batchSize = String.valueOf(measurement.batchSize());
        var batches = String.valueOf(measurement.batches());
        var command =
                switch (peer) {
                    case WIPPY ->
                            commands.wippy("processes", measurement.name(), batchSize, batches);
                    case ERLANG ->
                            commands.erlang(2, "processes", measurement.name(), batchSize, batches);
                };
        try (var session = Session.start(options.root(), command)) {
            session.await("begin");
            var cpu = session.cpuSeconds();
            var end = session.await("end");
            cpu = session.cpuSeconds() - cpu;
            var operations = Double.parseDouble(end.get(0));
            var seconds = Double.parseDouble(end.get(1)) / 1e9;
            return new Sample(operations / seconds, cpu * 1e9 / operations);
        }
    }

    private static List<String> row(Measurement measurement, Map<Peer, List<Sample>> samples) {
        var row = new ArrayList<>(List.of(measurement.name()));
        for (var all : samples.values()) {
            row.add(Table.number(median(all, Sample::operationsPerSecond)));
        }
        for (var all : samples.values()) {
            row.add(Table.number(median(all, Sample::cpuNanos)));
        }
        var speeds =
                samples.values().stream()
                        .map(all -> median(all, Sample::operationsPerSecond))
                        .toList();
        row.add(speeds.size() < 2 ? "" : Table.number(speeds.get(0) / speeds.get(1)));
        return row;
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Statistics.median(samples.stream().map(value::applyAsDouble).toList());
    }
}
