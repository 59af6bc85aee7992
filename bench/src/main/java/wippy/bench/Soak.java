// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command {@code bench/soak}: whether anything is lost or kept when processes end and are
 * started again, in every way and for long.
 */
public final class Soak {

    private static final String USAGE =
            """
            usage: bench/soak [options]
              --seconds N    how long processes end and restart (default 1800)
              --rounds N     how often the heap is measured meanwhile (default 30)
              --processes N  how many there are (default 100000)
              --wippy CMD    a command with spaces between its words in place of ./wippy
              --save         write the result file even if it is shorter or smaller than that
            Otherwise it writes bench/results/DATE-soak.md.
            Exit code 1 when an exit was lost or unexpected, a process was kept, or the heap after
            full collections varied by more than 2 % in the second half, when all is compiled.\
            """;

    private static final String PROCESS = "wippy.actor.Process";
    private static final double SPREAD_MAX = 0.02;

    private static final long SECONDS_DEFAULT = 1800;
    private static final int ROUNDS_DEFAULT = 30;
    private static final int PROCESSES_DEFAULT = 100_000;

    private long seconds = SECONDS_DEFAULT;
    private int rounds = ROUNDS_DEFAULT;
    private int processes = PROCESSES_DEFAULT;
    private List<String> wippyCommand = List.of();
    private boolean save;
    private final Table table =
            new Table(List.of("round", "exits", "broken links", "Process objects", "heap, bytes"));
    private final List<String> faults = new ArrayList<>();

    /** What the application counted. */
    private record Counts(long spawned, long exits, long downs, long lost, long strange) {

        static Counts of(List<String> words) {
            var n = words.stream().map(Long::parseLong).toList();
            return new Counts(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4));
        }
    }

    private Soak() {}

    /** Soaks as the arguments say. Exit code 2 means a wrong command line. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var soak = new Soak();
        try {
            soak.read(new ArrayList<>(List.of(args)));
        } catch (IllegalArgumentException e) {
            System.err.println("bench/soak: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        soak.run();
        System.exit(soak.faults.isEmpty() ? 0 : 1);
    }

    private void read(List<String> words) {
        while (!words.isEmpty()) {
            var option = words.removeFirst();
            if (option.equals("-h") || option.equals("--help")) {
                System.out.println(USAGE);
                System.exit(0);
            }
            if (option.equals("--save")) {
                save = true;
                continue;
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException(option + " is unknown or needs a value");
            }
            var value = words.removeFirst();
            switch (option) {
                case "--seconds" -> seconds = Long.parseLong(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--processes" -> processes = Integer.parseInt(value);
                case "--wippy" -> wippyCommand = List.of(value.split(" ", -1));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        var root = Path.of("").toAbsolutePath();
        var report = Report.begin("soak", "", root, save || isWhole());
        var command = command(root);
        report.add(
                """

                %,d processes end and are started again at random for %,d s; then all is quiet, and
                the heap after full collections is measured, %d times.

                wippy: `%s`
                """
                        .formatted(
                                processes,
                                seconds,
                                rounds,
                                String.join(" ", command).replace(root.toString(), ".")));
        try (var session = Session.start(root, command)) {
            soak(root, session, report);
        }
        faults.forEach(fault -> report.add("FAULT: " + fault));
        report.add(faults.isEmpty() ? "Nothing was lost or kept." : "Failed.");
        report.end();
    }

    private boolean isWhole() {
        return seconds >= SECONDS_DEFAULT
                && rounds >= ROUNDS_DEFAULT
                && processes >= PROCESSES_DEFAULT
                && wippyCommand.isEmpty();
    }

    private void soak(Path root, Session session, Report report)
            throws IOException, InterruptedException {
        check(0, Counts.of(session.await("quiet")), Histogram.of(root, session.pid()));
        var heaps = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            session.say("go");
            var counts = Counts.of(session.await("quiet"));
            var histogram = Histogram.of(root, session.pid());
            check(round, counts, histogram);
            heaps.add(histogram.bytes());
        }
        report.add("\n" + table);
        double spread = spread(heaps.subList(rounds / 2, rounds));
        report.add(
                "Heap after full collections: within %.2f %% in the second half, %.2f %% in all rounds."
                        .formatted(100 * spread, 100 * spread(heaps)));
        if (spread > SPREAD_MAX) {
            fault("the heap is not flat: " + heaps);
        }
        session.say("stop");
        var end = Counts.of(session.await("end"));
        report.add(
                "At the end %,d spawned, %,d exits and %,d broken links heard, %,d lost, %,d unexpected."
                        .formatted(end.spawned, end.exits, end.downs, end.lost, end.strange));
        if (end.exits != end.spawned || end.lost + end.strange > 0) {
            fault("at the end: " + end);
        }
    }

    private List<String> command(Path root) throws IOException, InterruptedException {
        var options =
                new Options(
                        root,
                        1,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        wippyCommand,
                        false);
        var command = new ArrayList<>(Wippy.javaCommand(options, "run", "--help"));
        command.addAll(
                List.of("run", root.resolve("bench/apps/soak").toString(), "-x", "app:soak"));
        command.add(String.valueOf(processes));
        command.add(String.valueOf(rounds));
        command.add(String.valueOf(Math.max(1, seconds / rounds)));
        return command;
    }

    private void check(int round, Counts counts, Histogram histogram) {
        long objects = histogram.instances(PROCESS);
        long heap = (long) histogram.bytes();
        var cells = new ArrayList<String>();
        for (var cell : List.of((long) round, counts.exits, counts.downs, objects, heap)) {
            cells.add(String.format(Locale.ROOT, "%,d", cell));
        }
        table.row(cells);
        System.err.println("  round " + String.join("  ", cells));
        if (counts.spawned - counts.exits != processes || counts.lost + counts.strange > 0) {
            fault("round " + round + ": " + counts);
        }
        if (objects < processes || objects > processes + processes / 50) {
            fault("round " + round + ": " + objects + " Process objects on the heap");
        }
    }

    private static double spread(List<Double> heaps) {
        return Collections.max(heaps) / Collections.min(heaps) - 1;
    }

    private void fault(String what) {
        faults.add(what);
    }
}
