// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A garbage collector of the JVM. */
enum Collector {
    SERIAL("-XX:+UseSerialGC"),
    PARALLEL("-XX:+UseParallelGC"),
    G1("-XX:+UseG1GC"),
    SHENANDOAH("-XX:+UseShenandoahGC -XX:ShenandoahGCMode=generational"),
    ZGC("-XX:+UseZGC");

    private final String options;

    Collector(String options) {
        this.options = options;
    }

    /** {@return the collector of this name, in lower case} */
    static Collector of(String name) {
        for (var collector : values()) {
            if (collector.label().equals(name)) {
                return collector;
            }
        }
        throw new IllegalArgumentException("no collector is named '" + name + "'");
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the command that starts a JVM, with this collector in place of another} The
     * ahead-of-time cache is left out, since it fits only the collector it was made under.
     */
    List<String> replace(List<String> javaCommand) {
        var result = new ArrayList<String>();
        for (var word : javaCommand) {
            var isCollector = word.matches("-XX:\\+Use\\w+GC|-XX:ShenandoahGCMode=.*");
            if (!isCollector && !word.startsWith("-XX:AOTCache=")) {
                result.add(word);
            }
        }
        result.addAll(1, List.of(options.split(" ", -1)));
        return result;
    }
}
