// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.List;
import wippy.bench.Speeds.Measurement;

/** Processes and messages: a Wippy application beside programs in Erlang and Go. */
final class ProcessGroup implements Group {

    private static final List<Measurement> MEASUREMENTS =
            List.of(
                    new Measurement("spawn_exit", 10_000, 300),
                    new Measurement("monitored_exit", 10_000, 200),
                    new Measurement("round_trip", 10_000, 400),
                    new Measurement("ring", 100_000, 60),
                    new Measurement("fan_in_numbers", 100_000, 80),
                    new Measurement("fan_in_tables", 100_000, 60),
                    new Measurement("reply_and_exit", 10_000, 150),
                    new Measurement("random_sends", 1_000_000, 20),
                    new Measurement("skynet", 1_000_000, 4));

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String method() {
        return """
        Operations a second of wall time, and processor time of the whole process for one
        operation, both after 3 s of warm-up. Medians; the systems take turns.
        spawn_exit: start of a process that ends at once (the last of 10,000 is monitored; in
        Go all are waited for). monitored_exit: the same, every process monitored and its exit
        received. round_trip: a number to another process and back. ring: a hop in a ring of
        10,000. fan_in: a message from one of 100 senders to one receiver, a number or a record
        of three fields. reply_and_exit: start of a process that answers one message and ends,
        until the answer is there. random_sends: a message among 100,000 processes; 10,000
        numbers are on their way, each receiver passes one on to one of ten peers at random.
        skynet: a leaf in a tree of a million, ten processes under each; all numbers of the
        leaves are added up. Each batch checks what came back.
        Wippy: `wippy run`. Erlang: `erl +S 2:2`, a scheduler for each core. Go: `GOMAXPROCS=2`;
        a process is a goroutine, its inbox a channel of 128 messages (of 16 among 100,000, of
        ten in skynet), and a record is shared by pointer, where Wippy and Erlang copy.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var known = List.of(Peer.WIPPY, Peer.ERLANG, Peer.GO);
        var peers = Peer.present(known, options, report);
        var commands = new Commands(peers, options, report);
        var table = new Speeds("processes", peers, commands, options, report).of(MEASUREMENTS);
        report.detail("");
        report.add(table);
    }
}
