// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CollectorTest {

    @Test
    void aCollectorTakesThePlaceOfAnotherAndOfItsAheadOfTimeCache() {
        var launched =
                List.of(
                        "/jdk/bin/java",
                        "-XX:+UseShenandoahGC",
                        "-XX:ShenandoahGCMode=generational",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:AOTCache=run.aot",
                        "-jar",
                        "wippy.jar");

        assertThat(Collector.of("g1").replace(launched))
                .containsExactly(
                        "/jdk/bin/java",
                        "-XX:+UseG1GC",
                        "-XX:+UseCompactObjectHeaders",
                        "-jar",
                        "wippy.jar");
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Collector.of("cms")).hasMessage("no collector is named 'cms'");
    }
}
