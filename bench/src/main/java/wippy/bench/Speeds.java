// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Operations a second of an application and of the programs of its peers that do the same, and the
 * processor time of one.
 *
 * @param application the directory in {@code bench/apps} and the module in Erlang
 * @param peers take turns
 */
record Speeds(
        String application, List<Peer> peers, Commands commands, Options options, Report report) {

    /**
     * What is measured.
     *
     * @param name of the entry in the application and of the program in the other systems
     * @param batchSize operations in a batch
     * @param batches how many count: 1.5 s or more under the first of the other systems
     */
    record Measurement(String name, int batchSize, int batches) {}

    private record Sample(double operationsPerSecond, double cpuNanos) {}

    /** {@return a row for each measurement that is wanted} */
    Table of(List<Measurement> measurements) throws IOException {
        var header = new ArrayList<>(List.of("measurement"));
        peers.forEach(peer -> header.add(peer.label() + " /s"));
        peers.forEach(peer -> header.add(peer.label() + " CPU ns"));
        for (var peer : rivals()) {
            header.add("wippy x " + peer.label());
        }
        var table = new Table(header);
        for (var measurement : measurements) {
            if (options.wants(measurement.name())) {
                table.row(row(measurement, samples(measurement)));
            }
        }
        return table;
    }

    /** {@return whom Wippy is compared with, if it is measured} */
    private List<Peer> rivals() {
        return peers.contains(Peer.WIPPY)
                ? peers.stream().filter(peer -> peer != Peer.WIPPY).toList()
                : List.of();
    }

    private Map<Peer, List<Sample>> samples(Measurement measurement) throws IOException {
        var samples = new EnumMap<Peer, List<Sample>>(Peer.class);
        for (var run = 1; run <= options.runs(); run++) {
            for (var peer : peers) {
                var sample = sample(measurement, peer);
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

    private Sample sample(Measurement measurement, Peer peer) throws IOException {
        var batchSize = String.valueOf(measurement.batchSize());
        var batches = String.valueOf(measurement.batches());
        var name = measurement.name();
        var command =
                switch (peer) {
                    case WIPPY -> commands.wippy(application, name, batchSize, batches);
                    case ERLANG -> commands.erlang(2, application, name, batchSize, batches);
                    case GO -> commands.go(2, name, batchSize, batches);
                    case GO_ALONE -> commands.go(1, name, batchSize, batches);
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

    private List<String> row(Measurement measurement, Map<Peer, List<Sample>> samples) {
        var row = new ArrayList<>(List.of(measurement.name()));
        for (var peer : peers) {
            row.add(Table.number(median(samples, peer, Sample::operationsPerSecond)));
        }
        for (var peer : peers) {
            row.add(Table.number(median(samples, peer, Sample::cpuNanos)));
        }
        for (var peer : rivals()) {
            row.add(
                    Table.number(
                            median(samples, Peer.WIPPY, Sample::operationsPerSecond)
                                    / median(samples, peer, Sample::operationsPerSecond)));
        }
        return row;
    }

    private static double median(
            Map<Peer, List<Sample>> samples, Peer peer, ToDoubleFunction<Sample> value) {
        var all = samples.getOrDefault(peer, List.of());
        return Statistics.median(all.stream().map(value::applyAsDouble).toList());
    }
}
