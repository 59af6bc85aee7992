// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long a message and its answer take beside idle and busy processes. */
final class PingGroup implements Group {

    private static final String IDLE = "100000";
    private static final String BUSY = "4";

    /** What the programs print, but for the word: how many pings, and microseconds. */
    private static final List<String> HEADER =
            List.of("system", "pings", "p50 ms", "p99 ms", "p99.9 ms", "max ms");

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String method() {
        return """
        Milliseconds from the sending of a number to another process until its answer is read.
        Ten processes ping one each, with a millisecond between two pings, for 20 s after 5 s to
        warm up, on two workers beside 100,000 idle processes and four busy ones
        (`while true do end`). Medians of the runs. Erlang: `erl +S 2:2`. Go: `GOMAXPROCS=2`.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var known = List.of(Peer.WIPPY, Peer.ERLANG, Peer.GO);
        var peers = Peer.present(known, options, report);
        var commands = new Commands(peers, options, report);
        var table = new Table(HEADER);
        for (var peer : peers) {
            var samples = new ArrayList<List<Double>>();
            for (var run = 1; run <= options.runs(); run++) {
                samples.add(sample(peer, commands, options, report));
            }
            table.row(row(peer, samples));
        }
        report.detail("");
        report.add(table);
    }

    private static List<Double> sample(Peer peer, Commands commands, Options options, Report report)
            throws IOException {
        var command =
                switch (peer) {
                    case WIPPY -> commands.wippy("timers", "ping", IDLE, BUSY);
                    case ERLANG -> commands.erlang(2, "timers", "ping", IDLE, BUSY);
                    case GO -> commands.go(2, "ping", IDLE, BUSY);
                    case GO_ALONE -> throw new AssertionError("not asked for");
                };
        try (var session = Session.start(options.root(), command)) {
            var words = session.await("ping");
            report.single(
                    peer.label()
                            + ", pings and us of p50, p99, p99.9, max: "
                            + String.join(" ", words));
            return words.stream().map(Double::valueOf).toList();
        }
    }

    private static List<String> row(Peer peer, List<List<Double>> samples) {
        var row = new ArrayList<>(List.of(peer.label()));
        for (var column = 1; column < HEADER.size(); column++) {
            var at = column - 1;
            var median = Statistics.median(samples.stream().map(words -> words.get(at)).toList());
            row.add(Table.number(column == 1 ? median : median / 1000));
        }
        return row;
    }
}
