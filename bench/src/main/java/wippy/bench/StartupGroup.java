// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of a command to its exit, for programs that say hello. */
final class StartupGroup implements Group {

    /** Four times as many as the other groups: a single start is short and scatters. */
    private static final int STARTS_PER_RUN = 4;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String method() {
        return """
        Milliseconds of wall time from before the fork to the exit, and of processor time, of a
        program that prints one line; medians, after one start that does not count. The
        commands take turns. `wippy` is the launcher: finding the JDK and checking that nothing
        has to be built is included. empty JVM: a class whose main does nothing, Serial
        collector, with the archive of the JDK's own classes.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var commands = commands(options, report);
        Map<String, List<Child>> starts = new LinkedHashMap<>();
        for (var start = 0; start <= STARTS_PER_RUN * options.runs(); start++) {
            for (var command : commands.entrySet()) {
                var child = Child.run(options.root(), command.getValue());
                if (start > 0) {
                    starts.computeIfAbsent(command.getKey(), _ -> new ArrayList<>()).add(child);
                }
            }
        }
        var table = new Table(List.of("command", "wall ms", "max ms", "CPU ms"));
        starts.forEach(
                (name, children) -> {
                    var walls = children.stream().map(child -> child.wallSeconds() * 1e3).toList();
                    var cpus = children.stream().map(child -> child.cpuSeconds() * 1e3).toList();
                    var max = walls.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
                    table.row(
                            List.of(
                                    name,
                                    Table.number(Statistics.median(walls)),
                                    Table.number(max),
                                    Table.number(Statistics.median(cpus))));
                    report.detail("- " + name + ": " + walls.stream().map(Table::number).toList());
                });
        report.detail("");
        report.add(table);
    }

    private static Map<String, List<String>> commands(Options options, Report report)
            throws IOException, InterruptedException {
        var root = options.root();
        var hello = root.resolve("bench/lua/hello.lua").toString();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (var lua : List.of("lua5.4", "luajit")) {
            if (options.wantsEngine(lua) && Machine.has(lua)) {
                commands.put(lua + " hello.lua", List.of(lua, hello));
            }
        }
        commands.put("empty JVM", emptyJvm(root));
        if (options.wantsEngine("wippy")) {
            if (Wippy.isThere(options)) {
                var application = root.resolve("examples/hello").toString();
                commands.put("wippy lua hello.lua", Wippy.launcher(options, "lua", hello));
                commands.put(
                        "wippy run -x hello",
                        Wippy.launcher(options, "run", application, "-x", "hello"));
            } else {
                report.add("wippy is missing: `./wippy version` fails\n");
            }
        }
        return commands;
    }

    private static List<String> emptyJvm(Path root) throws IOException, InterruptedException {
        var directory = Files.createDirectories(root.resolve("bench/target/empty"));
        var source = directory.resolve("Empty.java");
        Files.writeString(source, "class Empty { public static void main(String[] args) {} }");
        var bin = Path.of(System.getProperty("java.home"), "bin");
        Child.run(root, List.of(bin.resolve("javac").toString(), source.toString()));
        return List.of(
                bin.resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                directory.toString(),
                "Empty");
    }
}
