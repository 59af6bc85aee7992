// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
            Exit code 1 when an exit was lost or unexpected, a process was kept, or the heap after
            full collections varied by more than 2 % in the second half, when all is compiled.\
            """;

    private static final String PROCESS = "wippy.actor.Process";
    private static final double SPREAD_MAX = 0.02;

    private long seconds = 1800;
    private int rounds = 30;
    private int processes = 100_000;
    private List<String> wippyCommand = List.of();
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
        soak.faults.forEach(fault -> System.out.println("FAULT: " + fault));
        System.out.println(soak.faults.isEmpty() ? "nothing was lost or kept" : "failed");
        System.exit(soak.faults.isEmpty() ? 0 : 1);
    }

    private void read(List<String> words) {
        while (!words.isEmpty()) {
            var option = words.removeFirst();
            if (option.equals("-h") || option.equals("--help")) {
                System.out.println(USAGE);
                System.exit(0);
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
        try (var session = Session.start(root, command(root))) {
            System.out.println("round  exits        broken links  Process objects  heap");
            check(0, Counts.of(session.await("quiet")), Histogram.of(root, session.pid()));
            var heaps = new ArrayList<Double>();
            for (int round = 1; round <= rounds; round++) {
                session.say("go");
                var counts = Counts.of(session.await("quiet"));
                var histogram = Histogram.of(root, session.pid());
                check(round, counts, histogram);
                heaps.add(histogram.bytes());
            }
            checkHeap(heaps.subList(rounds / 2, rounds));
            session.say("stop");
            var end = Counts.of(session.await("end"));
            if (end.exits != end.spawned || end.lost + end.strange > 0) {
                fault("at the end: " + end);
            }
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
        System.out.printf(
                "%5d  %,11d  %,12d  %,15d  %,d B%n",
                round, counts.exits, counts.downs, objects, (long) histogram.bytes());
        if (counts.spawned - counts.exits != processes || counts.lost + counts.strange > 0) {
            fault("round " + round + ": " + counts);
        }
        if (objects < processes || objects > processes + processes / 50) {
            fault("round " + round + ": " + objects + " Process objects on the heap");
        }
    }

    private void checkHeap(List<Double> heaps) {
        double spread = Collections.max(heaps) / Collections.min(heaps) - 1;
        System.out.printf("heap in the second half: within %.2f %%%n", 100 * spread);
        if (spread > SPREAD_MAX) {
            fault("the heap is not flat: " + heaps);
        }
    }

    private void fault(String what) {
        faults.add(what);
    }
}
