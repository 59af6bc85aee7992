// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code bench/run}. */
public final class Run {

    static final int RUNS_DEFAULT = 5;

    private static final String USAGE =
            """
            usage: bench/run [options] [GROUP [NAME...]]...
              GROUP          lua, processes, channels, memory, timers, ping, collectors,
                             startup;
                             none means all
              NAME           only these measurements of the group before it
              --runs N       repeat each measurement N times (default 5)
              --engines A,B  only these engines (lua5.4, luajit, wippy, wippy-run, erlang, go,
                             go1)
              --modes A,B    lua: only these of warm, cold, rise
              --collector C  run Wippy with serial, parallel, g1, shenandoah or zgc instead
              --wippy CMD    a command with spaces between its words in place of ./wippy
              --save         write the result file even if only a part is measured
            A whole group writes bench/results/DATE-GROUP.md.\
            """;

    private static final List<Group> GROUPS =
            List.of(
                    new LuaGroup(),
                    new ProcessGroup(),
                    new ChannelGroup(),
                    new MemoryGroup(),
                    new TimerGroup(),
                    new PingGroup(),
                    new CollectorGroup(),
                    new StartupGroup());

    private int runs = RUNS_DEFAULT;
    private List<String> engines = List.of();
    private List<LuaMode> modes = List.of(LuaMode.values());
    private Optional<Collector> collector = Optional.empty();
    private List<String> wippyCommand = List.of();
    private boolean save;
    private final Map<Group, List<String>> wanted = new LinkedHashMap<>();

    private Run() {}

    /**
     * Measures what the arguments name. Exit code 2 means a wrong command line, 1 a measurement
     * that failed; the groups after it are still measured.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var run = new Run();
        try {
            run.read(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("bench/run: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        if (!run.measure()) {
            System.exit(1);
        }
    }

    private void read(List<String> args) {
        Group current = null;
        var rest = new ArrayList<>(args);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            var group = GROUPS.stream().filter(g -> g.name().equals(word)).findFirst();
            if (group.isPresent()) {
                current = group.get();
                wanted.put(current, new ArrayList<>());
            } else if (word.startsWith("-")) {
                readOption(word, rest);
            } else if (current != null) {
                wanted.getOrDefault(current, List.of()).add(word);
            } else {
                throw new IllegalArgumentException("no group is named '" + word + "'");
            }
        }
        if (wanted.isEmpty()) {
            GROUPS.forEach(group -> wanted.put(group, List.of()));
        }
    }

    private void readOption(String option, List<String> rest) {
        switch (option) {
            case "--runs" -> runs = Integer.parseInt(argument(option, rest));
            case "--engines" -> engines = List.of(argument(option, rest).split(",", -1));
            case "--modes" -> modes = LuaMode.listOf(argument(option, rest));
            case "--collector" -> collector = Optional.of(Collector.of(argument(option, rest)));
            case "--wippy" -> wippyCommand = List.of(argument(option, rest).split(" ", -1));
            case "--save" -> save = true;
            case "-h", "--help" -> {
                System.out.println(USAGE);
                System.exit(0);
            }
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static String argument(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.removeFirst();
    }

    private boolean measure() throws IOException, InterruptedException {
        var root = Path.of("").toAbsolutePath();
        var allWell = true;
        for (var group : wanted.keySet()) {
            var only = wanted.getOrDefault(group, List.of());
            var options =
                    new Options(root, runs, only, engines, modes, collector, wippyCommand, save);
            var report = Report.begin(group, options);
            try {
                group.measure(options, report);
                report.end();
            } catch (Failure e) {
                System.err.println("bench/run: " + group.name() + ": " + e.getMessage());
                allWell = false;
            }
        }
        return allWell;
    }
}
