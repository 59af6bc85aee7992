// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LuaSpeedsTest {

    @Test
    void eachEngineIsComparedWithPucLuaAndLuaJit() {
        var speeds =
                new LuaSpeeds(
                        List.of(
                                new LuaEngine("lua5.4", List.of()),
                                new LuaEngine("luajit", List.of()),
                                new LuaEngine("wippy", List.of())));
        speeds.add("fib", samples(8.0, 2.0, 1.0));
        speeds.add("strings", samples(2.0, 2.0, 4.0));

        assertThat(speeds.table().toString())
                .isEqualTo(
                        """
                        | seconds        | lua5.4 | luajit | wippy | luajit x PUC | wippy x PUC | wippy x LuaJIT |
                        |----------------|-------:|-------:|------:|-------------:|------------:|---------------:|
                        | fib            |  8.000 |  2.000 | 1.000 |         4.00 |        8.00 |           2.00 |
                        | strings        |  2.000 |  2.000 | 4.000 |         1.00 |       0.500 |          0.500 |
                        | geometric mean |        |        |       |         2.00 |        2.00 |           1.00 |
                        """);
    }

    @Test
    void aSecondMeanLeavesOutTheTwoBest() {
        var speeds =
                new LuaSpeeds(
                        List.of(
                                new LuaEngine("lua5.4", List.of()),
                                new LuaEngine("wippy", List.of())));
        speeds.add("fib", samples(8.0, 0.0, 1.0));
        speeds.add("strings", samples(2.0, 0.0, 1.0));
        speeds.add("closures", samples(9.0, 0.0, 1.0));

        assertThat(speeds.table().toString())
                .contains("| geometric mean       |        |       |        5.24 |")
                .contains("| without the two best |        |       |        2.00 |");
    }

    private static Map<String, List<Double>> samples(double puc, double luajit, double wippy) {
        return Map.of(
                "lua5.4", List.of(puc, puc * 100, puc),
                "luajit", List.of(luajit),
                "wippy", List.of(wippy));
    }
}
