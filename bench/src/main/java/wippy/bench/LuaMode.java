// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured of a Lua program. */
enum LuaMode {
    /** Processor time of a batch after a second of warm-up. */
    WARM,
    /** Processor time of a whole run of the same batch, from the start of the engine. */
    COLD,
    /** How long it takes until the program has half of its final speed. */
    RISE;

    /** {@return what the command line and the driver call it} */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the modes of a list with commas}
     *
     * @throws IllegalArgumentException when one is unknown
     */
    static List<LuaMode> listOf(String labels) {
        return Arrays.stream(labels.split(",", -1)).map(LuaMode::of).toList();
    }

    private static LuaMode of(String label) {
        for (var mode : values()) {
            if (mode.label().equals(label)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "expected warm, cold or rise, with commas between, got '" + label + "'");
    }
}
