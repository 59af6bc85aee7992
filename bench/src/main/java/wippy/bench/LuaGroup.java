// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The speed of Lua: one text of each program under PUC Lua 5.4, LuaJIT and Wippy. */
final class LuaGroup implements Group {

    private static final List<String> PROGRAMS =
            List.of(
                    "fib",
                    "nbody",
                    "double_array",
                    "closures",
                    "strings",
                    "pcall_error",
                    "coroutine_switch");

    /** A command that takes a Lua file as its last argument. */
    private record Engine(String name, List<String> command) {}

    /** Samples in seconds of one program, by the engine's name. */
    private record Samples(String program, Map<String, List<Double>> seconds) {

        double median(Engine engine) {
            return Statistics.median(seconds.getOrDefault(engine.name(), List.of()));
        }
    }

    @Override
    public String name() {
        return "lua";
    }

    @Override
    public String method() {
        return """
        Warm: processor seconds of the whole process, threads of the JIT and the collector
        included, for one batch after 1 s of warm-up (sized to at least 2 s under PUC Lua).
        Cold: processor seconds of a whole run of the same batch without warm-up, start of the
        engine included. Medians; engines take turns. `x PUC` and `x LuaJIT` say how many times
        faster than that engine; `wippy` has the flags of `wippy lua`, `wippy-run` those of
        `wippy run`.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var engines = engines(options, report);
        var programs = PROGRAMS.stream().filter(options::wants).toList();
        for (var unknown : options.only()) {
            if (!PROGRAMS.contains(unknown)) {
                throw new Failure("no program is named '" + unknown + "', but " + PROGRAMS);
            }
        }
        measure("warm", false, programs, engines, options, report);
        if (options.cold()) {
            measure("cold", true, programs, engines, options, report);
        }
    }

    private static List<Engine> engines(Options options, Report report)
            throws IOException, InterruptedException {
        var engines = new ArrayList<Engine>();
        for (var peer : List.of("lua5.4", "luajit")) {
            if (options.wantsEngine(peer)) {
                if (Machine.has(peer)) {
                    engines.add(new Engine(peer, List.of(peer)));
                } else {
                    report.add(peer + " is missing: bench/setup installs it\n");
                }
            }
        }
        if (!options.wantsEngine("wippy") && !options.wantsEngine("wippy-run")) {
            return engines;
        }
        var root = options.root();
        if (!Wippy.isThere(root)) {
            report.add("wippy is missing: `./wippy version` fails\n");
            return engines;
        }
        if (options.wantsEngine("wippy")) {
            engines.add(new Engine("wippy", Wippy.launcher(root, "lua")));
            Wippy.javaCommand(root, "lua", "-v")
                    .ifPresent(java -> report.add("wippy: `" + String.join(" ", java) + "`\n"));
        }
        if (options.wantsEngine("wippy-run")) {
            var java = Wippy.javaCommand(root, "run", "--help");
            java.ifPresent(
                    command -> {
                        report.add("wippy-run: `" + String.join(" ", command) + "`\n");
                        var lua = new ArrayList<>(command);
                        lua.add("lua");
                        engines.add(new Engine("wippy-run", lua));
                    });
        }
        return engines;
    }

    private static void measure(
            String title,
            boolean cold,
            List<String> programs,
            List<Engine> engines,
            Options options,
            Report report)
            throws IOException, InterruptedException {
        var all = new ArrayList<Samples>();
        for (var program : programs) {
            all.add(sample(program, cold, engines, options));
        }
        report.add("## " + title + "\n");
        report.add(table(all, engines));
        report.detail("Single values (s):\n");
        for (var samples : all) {
            samples.seconds()
                    .forEach(
                            (engine, seconds) ->
                                    report.detail(
                                            "- %s %s %s"
                                                    .formatted(
                                                            samples.program(), engine, seconds)));
        }
        report.detail("");
    }

    private static Samples sample(
            String program, boolean cold, List<Engine> engines, Options options)
            throws IOException, InterruptedException {
        var file = assemble(options.root(), program, cold);
        var samples = new Samples(program, new LinkedHashMap<>());
        var checksums = new LinkedHashMap<String, String>();
        for (var run = 1; run <= options.runs(); run++) {
            var line = new StringBuilder(program).append(cold ? " cold" : " warm");
            for (var engine : engines) {
                var command = new ArrayList<>(engine.command());
                command.add(file.toString());
                var child = Child.run(options.root(), command);
                var words = child.lastLine().split(" ");
                if (words.length != 2) {
                    throw new Failure(
                            "expected seconds and a checksum from %s under %s, got: %s"
                                    .formatted(program, engine.name(), child.lastLine()));
                }
                var seconds = cold ? child.cpuSeconds() : Double.parseDouble(words[0]);
                samples.seconds()
                        .computeIfAbsent(engine.name(), _ -> new ArrayList<>())
                        .add(seconds);
                checksums.put(engine.name(), words[1]);
                line.append(String.format(Locale.ROOT, "  %s %.3f", engine.name(), seconds));
            }
            Report.progress(line.toString());
            if (checksums.values().stream().distinct().count() > 1) {
                throw new Failure(
                        "engines differ in the checksum of " + program + ": " + checksums);
            }
        }
        return samples;
    }

    /** Puts the program, the mode and the driver into one file, which runs anywhere. */
    private static Path assemble(Path root, String program, boolean cold) throws IOException {
        var sources = root.resolve("bench/lua");
        var directory = Files.createDirectories(root.resolve("bench/target/lua"));
        var file = directory.resolve(program + (cold ? "-cold.lua" : ".lua"));
        Files.writeString(
                file,
                Files.readString(sources.resolve(program + ".lua"))
                        + "cold = "
                        + cold
                        + "\n"
                        + Files.readString(sources.resolve("driver.lua")));
        return root.relativize(file);
    }

    private static Table table(List<Samples> all, List<Engine> engines) {
        var references = engines.stream().filter(e -> !e.name().startsWith("wippy")).toList();
        var header = new ArrayList<String>();
        header.add("seconds");
        engines.forEach(engine -> header.add(engine.name()));
        for (var engine : engines) {
            for (var reference : references) {
                if (isCompared(engine, reference)) {
                    header.add(engine.name() + (isPuc(reference) ? " x PUC" : " x LuaJIT"));
                }
            }
        }
        var table = new Table(header);
        var ratios = new ArrayList<List<Double>>();
        for (var samples : all) {
            var row = new ArrayList<String>();
            row.add(samples.program());
            engines.forEach(e -> row.add(String.format(Locale.ROOT, "%.3f", samples.median(e))));
            var column = 0;
            for (var engine : engines) {
                for (var reference : references) {
                    if (isCompared(engine, reference)) {
                        var ratio = samples.median(reference) / samples.median(engine);
                        row.add(Table.number(ratio));
                        if (ratios.size() == column) {
                            ratios.add(new ArrayList<>());
                        }
                        ratios.get(column++).add(ratio);
                    }
                }
            }
            table.row(row);
        }
        var last = new ArrayList<String>();
        last.add("geometric mean");
        engines.forEach(_ -> last.add(""));
        ratios.forEach(column -> last.add(Table.number(Statistics.geometricMean(column))));
        table.row(last);
        return table;
    }

    private static boolean isCompared(Engine engine, Engine reference) {
        return !isPuc(engine) && !engine.equals(reference);
    }

    private static boolean isPuc(Engine engine) {
        return engine.name().equals("lua5.4");
    }
}
