// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The same applications under each collector of the JVM. */
final class CollectorGroup implements Group {

    /** A heap in which the collectors have room for a million processes. */
    private static final String HEAP = "-Xmx4g";

    /**
     * What is measured.
     *
     * @param name of the entry in the application
     * @param size its argument
     * @param unit of the number that it prints
     */
    private record Measurement(String name, int size, String unit) {

        String title() {
            return "%s %,d, %s".formatted(name, size, unit);
        }
    }

    private static final List<Measurement> MEASUREMENTS =
            List.of(
                    new Measurement("skynet", 1_000_000, "ms"),
                    new Measurement("delay", 1_000_000, "ms"),
                    new Measurement("tables", 1_000_000, "ns"),
                    new Measurement("depth", 150_000, "frames"));

    @Override
    public String name() {
        return "collectors";
    }

    @Override
    public String method() {
        return """
        The flags of `wippy run` with another collector each, a heap of at most 4 GB and no
        ahead-of-time cache. Medians; the collectors take turns.
        skynet: a tree of processes with a million leaves, the best of five trees in one run.
        delay: a million idle processes, 64 at a time are asked and answer with a table; the
        slowest such batch in ten seconds. tables: a round trip of a table of three fields.
        depth: sleeps under so many Lua frames; '-' means that it failed.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var commands = new Commands(List.of(Peer.WIPPY), options, report);
        var header = new ArrayList<>(List.of("measurement"));
        for (var collector : Collector.values()) {
            header.add(collector.label());
        }
        var table = new Table(header);
        for (var measurement : MEASUREMENTS) {
            if (options.wants(measurement.name())) {
                table.row(row(measurement, sample(measurement, commands, options, report)));
            }
        }
        report.detail("");
        report.add(table);
    }

    private static Map<Collector, List<Double>> sample(
            Measurement measurement, Commands commands, Options options, Report report)
            throws IOException {
        var samples = new EnumMap<Collector, List<Double>>(Collector.class);
        for (var run = 1; run <= options.runs(); run++) {
            for (var collector : Collector.values()) {
                var value = sample(measurement, collector, commands, options, report);
                samples.computeIfAbsent(collector, _ -> new ArrayList<>()).add(value);
                report.single(
                        "%s %s: %s"
                                .formatted(
                                        measurement.title(),
                                        collector.label(),
                                        Table.number(value)));
            }
        }
        return samples;
    }

    /** {@return what the application printed; not a number if it failed} */
    private static double sample(
            Measurement measurement,
            Collector collector,
            Commands commands,
            Options options,
            Report report)
            throws IOException {
        var size = String.valueOf(measurement.size());
        var command = new ArrayList<>(commands.wippy("collectors", measurement.name(), size));
        command.add(Math.max(1, command.indexOf("-jar")), HEAP);
        try (var session = Session.start(options.root(), collector.replace(command))) {
            return Double.parseDouble(session.await("result").getFirst());
        } catch (Failure e) {
            report.single(e.toString());
            return Double.NaN;
        }
    }

    private static List<String> row(Measurement measurement, Map<Collector, List<Double>> samples) {
        var row = new ArrayList<>(List.of(measurement.title()));
        for (var values : samples.values()) {
            var median = Statistics.median(values);
            row.add(Double.isNaN(median) ? "-" : Table.number(median));
        }
        return row;
    }
}
