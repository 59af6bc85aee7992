// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Seconds of programs under several engines, and how many times faster one is than another. */
final class LuaSpeeds {

    /** A column of the table: how many times faster one engine is than the other. */
    private record Ratio(LuaEngine engine, LuaEngine peer) {

        String title() {
            return engine.name() + (peer.name().equals(LuaEngine.PUC) ? " x PUC" : " x LuaJIT");
        }
    }

    /** How many of the best programs a second mean leaves out. */
    private static final int BEST = 2;

    private final List<LuaEngine> engines;
    private final List<Ratio> ratios = new ArrayList<>();
    private final Map<String, Map<String, List<Double>>> seconds = new LinkedHashMap<>();

    LuaSpeeds(List<LuaEngine> engines) {
        this.engines = List.copyOf(engines);
        for (var peer : engines) {
            for (var engine : engines) {
                var isReference = engine.name().equals(LuaEngine.PUC) || engine.equals(peer);
                if (peer.isPeer() && !isReference) {
                    ratios.add(new Ratio(engine, peer));
                }
            }
        }
    }

    /** Adds the seconds of each run of a program, by the engine's name. */
    void add(String program, Map<String, List<Double>> samples) {
        seconds.put(program, samples);
    }

    /** {@return a row for each program, then the geometric means of the ratios} */
    Table table() {
        var header = new ArrayList<>(List.of("seconds"));
        engines.forEach(engine -> header.add(engine.name()));
        ratios.forEach(ratio -> header.add(ratio.title()));
        var table = new Table(header);
        for (var program : seconds.keySet()) {
            var row = new ArrayList<>(List.of(program));
            engines.forEach(e -> row.add(String.format(Locale.ROOT, "%.3f", median(program, e))));
            ratios.forEach(ratio -> row.add(Table.number(value(program, ratio))));
            table.row(row);
        }
        if (!seconds.isEmpty()) {
            table.row(means("geometric mean", 0));
        }
        if (seconds.size() > BEST) {
            table.row(means("without the two best", BEST));
        }
        return table;
    }

    /** {@return a row of the means of each ratio without so many of its largest values} */
    private List<String> means(String title, int without) {
        var row = new ArrayList<>(List.of(title));
        engines.forEach(_ -> row.add(""));
        ratios.forEach(ratio -> row.add(Table.number(mean(ratio, without))));
        return row;
    }

    private double median(String program, LuaEngine engine) {
        var samples = seconds.getOrDefault(program, Map.of());
        return Statistics.median(samples.getOrDefault(engine.name(), List.of()));
    }

    private double value(String program, Ratio ratio) {
        return median(program, ratio.peer()) / median(program, ratio.engine());
    }

    private double mean(Ratio ratio, int without) {
        return Statistics.geometricMean(
                seconds.keySet().stream()
                        .map(program -> value(program, ratio))
                        .sorted()
                        .limit(seconds.size() - without)
                        .toList());
    }
}
