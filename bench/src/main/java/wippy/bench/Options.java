// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks of a group.
 *
 * @param root the root of the repository
 * @param runs how often each measurement is repeated
 * @param only the measurements to make, by name; empty means all
 * @param engines the engines to measure, by name; empty means all
 * @param modes what the Lua group measures of each program
 * @param collector replaces the launcher's choice; empty means that
 * @param wippyCommand starts Wippy instead of the launcher; empty means the launcher
 * @param save whether a result file is written even if only a part was measured
 */
record Options(
        Path root,
        int runs,
        List<String> only,
        List<String> engines,
        List<LuaMode> modes,
        Optional<Collector> collector,
        List<String> wippyCommand,
        boolean save) {

    boolean wants(String measurement) {
        return only.isEmpty() || only.contains(measurement);
    }

    boolean wantsEngine(String engine) {
        return engines.isEmpty() || engines.contains(engine);
    }

    /** {@return whether all is measured, at least as often as a result that is kept needs} */
    boolean isWhole() {
        return only.isEmpty()
                && engines.isEmpty()
                && modes.size() == LuaMode.values().length
                && wippyCommand.isEmpty()
                && runs >= Run.RUNS_DEFAULT;
    }
}
