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

    /** Measured only when named, one by one or with all others by the word `all`. */
    private static final List<String> FURTHER_PROGRAMS =
            List.of(
                    "spectral_norm",
                    "fannkuch",
                    "queens",
                    "binary_trees",
                    "sieve",
                    "methods",
                    "mandelbrot",
                    "richards",
                    "deltablue",
                    "json",
                    "varargs",
                    "table_library",
                    "patterns");

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
        engine included. Rise: wall seconds from the fork until Wippy runs the program at half
        of the speed that it has after 4 to 8 s. Medians; engines take turns. `x PUC` and
        `x LuaJIT` say how many times faster than that engine; `wippy` has the flags of
        `wippy lua`, `wippy-run` those of `wippy run`.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var programs = programs(options);
        var engines = LuaEngine.present(options, report);
        for (var mode : options.modes()) {
            report.add("## " + mode.label() + "\n");
            if (mode == LuaMode.RISE) {
                var own = engines.stream().filter(engine -> !engine.isPeer()).toList();
                measureRise(programs, own, options, report);
            } else {
                measure(mode, programs, engines, options, report);
            }
        }
    }

    private static List<String> programs(Options options) {
        var programs = new ArrayList<String>();
        for (var name : options.only()) {
            if (name.equals("all")) {
                programs.addAll(PROGRAMS);
                programs.addAll(FURTHER_PROGRAMS);
            } else if (PROGRAMS.contains(name) || FURTHER_PROGRAMS.contains(name)) {
                programs.add(name);
            } else {
                throw new Failure(
                        "no program is named '%s', but %s and %s"
                                .formatted(name, PROGRAMS, FURTHER_PROGRAMS));
            }
        }
        return programs.isEmpty() ? PROGRAMS : programs;
    }

    private static void measure(
            LuaMode mode,
            List<String> programs,
            List<LuaEngine> engines,
            Options options,
            Report report)
            throws IOException, InterruptedException {
        var speeds = new LuaSpeeds(engines);
        for (var program : programs) {
            speeds.add(program, sample(program, mode, engines, options, report));
        }
        report.detail("");
        report.add(speeds.table());
    }

    /** {@return seconds of each run, by the engine's name} */
    private static Map<String, List<Double>> sample(
            String program, LuaMode mode, List<LuaEngine> engines, Options options, Report report)
            throws IOException, InterruptedException {
        var file = assemble(options.root(), program, mode);
        var samples = new LinkedHashMap<String, List<Double>>();
        var checksums = new LinkedHashMap<String, String>();
        for (var run = 1; run <= options.runs(); run++) {
            var line = new StringBuilder(program);
            for (var engine : engines) {
                var command = new ArrayList<>(engine.command());
                command.add(file.toString());
                var child = Child.run(options.root(), command);
                var words = child.lastLine().split(" ", -1);
                if (words.length != 2) {
                    throw new Failure(
                            "expected seconds and a checksum from %s under %s, got: %s"
                                    .formatted(program, engine.name(), child.lastLine()));
                }
                var seconds =
                        mode == LuaMode.COLD ? child.cpuSeconds() : Double.parseDouble(words[0]);
                samples.computeIfAbsent(engine.name(), _ -> new ArrayList<>()).add(seconds);
                checksums.put(engine.name(), words[1]);
                line.append(String.format(Locale.ROOT, "  %s %.3f", engine.name(), seconds));
            }
            report.single(line.toString());
            if (checksums.values().stream().distinct().count() > 1) {
                throw new Failure(
                        "engines differ in the checksum of " + program + ": " + checksums);
            }
        }
        return samples;
    }

    /** Adds a table of the seconds until half of the final speed. */
    private static void measureRise(
            List<String> programs, List<LuaEngine> engines, Options options, Report report)
            throws IOException {
        var header = new ArrayList<>(List.of("seconds"));
        engines.forEach(engine -> header.add(engine.name()));
        var table = new Table(header);
        for (var program : programs) {
            var file = assemble(options.root(), program, LuaMode.RISE);
            var row = new ArrayList<>(List.of(program));
            for (var engine : engines) {
                var command = new ArrayList<>(engine.command());
                command.add(file.toString());
                var seconds = new ArrayList<Double>();
                for (var run = 1; run <= options.runs(); run++) {
                    seconds.add(Rise.watch(options.root(), command).halfSpeedSeconds());
                }
                report.single(
                        program
                                + "  "
                                + engine.name()
                                + " "
                                + seconds.stream().map(Table::number).toList());
                row.add(Table.number(Statistics.median(seconds)));
            }
            table.row(row);
        }
        report.detail("");
        report.add(table);
    }

    /** Puts the program, the mode and the driver into one file, which runs anywhere. */
    private static Path assemble(Path root, String program, LuaMode mode) throws IOException {
        var sources = root.resolve("bench/lua");
        var directory = Files.createDirectories(root.resolve("bench/target/lua"));
        var file = directory.resolve(program + "-" + mode.label() + ".lua");
        Files.writeString(
                file,
                Files.readString(sources.resolve(program + ".lua"))
                        + "mode = \""
                        + mode.label()
                        + "\"\n"
                        + Files.readString(sources.resolve("driver.lua")));
        return root.relativize(file);
    }
}
