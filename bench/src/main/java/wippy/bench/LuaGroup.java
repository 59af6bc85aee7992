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

    /** Measured only when named, one by one or all by the word `more`. */
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
        engine included. Medians; engines take turns. `x PUC` and `x LuaJIT` say how many times
        faster than that engine; `wippy` has the flags of `wippy lua`, `wippy-run` those of
        `wippy run`.
        """;
    }

    @Override
    public void measure(Options options, Report report) throws IOException, InterruptedException {
        var programs = programs(options);
        var engines = LuaEngine.present(options, report);
        measure(false, programs, engines, options, report);
        if (options.cold()) {
            measure(true, programs, engines, options, report);
        }
    }

    private static List<String> programs(Options options) {
        var programs = new ArrayList<String>();
        for (var name : options.only()) {
            if (name.equals("more")) {
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
            boolean cold,
            List<String> programs,
            List<LuaEngine> engines,
            Options options,
            Report report)
            throws IOException, InterruptedException {
        report.add("## " + (cold ? "cold" : "warm") + "\n");
        var speeds = new LuaSpeeds(engines);
        for (var program : programs) {
            speeds.add(program, sample(program, cold, engines, options, report));
        }
        report.detail("");
        report.add(speeds.table());
    }

    /** {@return seconds of each run, by the engine's name} */
    private static Map<String, List<Double>> sample(
            String program, boolean cold, List<LuaEngine> engines, Options options, Report report)
            throws IOException, InterruptedException {
        var file = assemble(options.root(), program, cold);
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
                var seconds = cold ? child.cpuSeconds() : Double.parseDouble(words[0]);
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
}
