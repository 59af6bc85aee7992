// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.List;
import wippy.bench.Speeds.Measurement;

/** Channels between the coroutines of one process, beside those between goroutines. */
final class ChannelGroup implements Group {

    private static final List<Measurement> MEASUREMENTS =
            List.of(
                    new Measurement("channel_buffered", 100_000, 300),
                    new Measurement("channel_alone", 100_000, 800),
                    new Measurement("channel_unbuffered", 100_000, 100),
                    new Measurement("channel_select_2", 100_000, 120),
                    new Measurement("channel_select_4", 100_000, 80));

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String method() {
        return """
        Operations a second of wall time, and processor time of the whole process for one
        operation, both after 3 s of warm-up. Medians; the systems take turns. An operation is
        a number that is sent and received. buffered: from one coroutine to another through a
        channel of 128. alone: sent and received by the same one. unbuffered: without room, so
        that sender and receiver meet. select: the receiver selects over 2 or 4 channels of 128
        that the sender serves in turn; the cases are made for each select, as is usual. Wippy:
        `wippy run`, one process. Go: a `chan int` between two goroutines, `GOMAXPROCS=2`;
        go1: `GOMAXPROCS=1`.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var known = List.of(Peer.WIPPY, Peer.GO, Peer.GO_ALONE);
        var peers = Peer.present(known, options, report);
        var commands = new Commands(peers, options, report);
        var table = new Speeds("processes", peers, commands, options, report).of(MEASUREMENTS);
        report.detail("");
        report.add(table);
    }
}
