// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How late timers are, alone and beside processes that never wait. */
final class TimerGroup implements Group {

    /** Lateness of the timers of a run, in microseconds. */
    private record Sample(double median, double p99, double max) {}

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String method() {
        return """
        Lateness in milliseconds of 1,000 processes that sleep 10 ms again and again, for 3 s,
        after 3 s to warm up, on a host with one worker or two, beside no or two busy processes
        (`while true do end`) for each worker. Medians of the runs. Erlang:
        `erl +S 1:1` and `+S 2:2`; its timers have a resolution of 1 ms.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var peers = Peer.present(List.of(Peer.WIPPY, Peer.ERLANG), options, report);
        var commands = new Commands(peers, options, report);
        var table = new Table(List.of("workers, busy", "system", "p50 ms", "p99 ms", "max ms"));
        for (var workers = 1; workers <= 2; workers++) {
            for (var busy = 0; busy <= 2 * workers; busy += 2 * workers) {
                for (var peer : peers) {
                    table.row(row(peer, workers, busy, commands, options, report));
                }
            }
        }
        report.detail("");
        report.add(table);
    }

    private static List<String> row(
            Peer peer, int workers, int busy, Commands commands, Options options, Report report)
            throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        for (var run = 1; run <= options.runs(); run++) {
            var sample = sample(peer, workers, busy, commands, options);
            samples.add(sample);
            report.single(
                    "%d workers, %d busy, %s: %s us"
                            .formatted(workers, busy, peer.label(), sample));
        }
        return List.of(
                workers + ", " + busy,
                peer.label(),
                millis(samples.stream().map(Sample::median).toList()),
                millis(samples.stream().map(Sample::p99).toList()),
                millis(samples.stream().map(Sample::max).toList()));
    }

    private static String millis(List<Double> micros) {
        return Table.number(Statistics.median(micros) / 1000);
    }

    private static Sample sample(
            Peer peer, int workers, int busy, Commands commands, Options options)
            throws IOException, InterruptedException {
        var neighbours = String.valueOf(busy);
        var host = workers == 1 ? "one" : "two";
        var command =
                switch (peer) {
                    case WIPPY -> commands.wippy("timers", "lateness", host, neighbours);
                    case ERLANG -> commands.erlang(workers, "timers", "lateness", neighbours);
                    case GO, GO_ALONE -> throw new AssertionError("not asked for");
                };
        try (var session = Session.start(options.root(), command)) {
            var words = session.await("lateness");
            return new Sample(
                    Double.parseDouble(words.get(0)),
                    Double.parseDouble(words.get(1)),
                    Double.parseDouble(words.get(2)));
        }
    }
}
