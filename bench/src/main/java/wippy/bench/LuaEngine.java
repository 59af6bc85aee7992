// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs a Lua file.
 *
 * @param name on the command line and in tables
 * @param command takes the file as its last argument
 */
record LuaEngine(String name, List<String> command) {

    static final String PUC = "lua5.4";
    static final String LUAJIT = "luajit";

    /** {@return those that are wanted and there; the report says which one is missing} */
    static List<LuaEngine> present(Options options, Report report)
            throws IOException, InterruptedException {
        var engines = new ArrayList<LuaEngine>();
        for (var peer : List.of(PUC, LUAJIT)) {
            if (options.wantsEngine(peer)) {
                if (Machine.has(peer)) {
                    engines.add(new LuaEngine(peer, List.of(peer)));
                } else {
                    report.add(peer + " is missing: bench/setup installs it\n");
                }
            }
        }
        addWippy("wippy", engines, options, report, "lua", "-v");
        if (options.wippyCommand().isEmpty()) {
            addWippy("wippy-run", engines, options, report, "run", "--help");
        }
        return engines;
    }

    /** Adds `wippy lua` under the flags of the subcommand that the arguments start. */
    private static void addWippy(
            String name,
            List<LuaEngine> engines,
            Options options,
            Report report,
            String... arguments)
            throws IOException, InterruptedException {
        if (!options.wantsEngine(name)) {
            return;
        }
        try {
            var command = new ArrayList<>(Wippy.javaCommand(options, arguments));
            report.add(name + ": `" + String.join(" ", command) + "`\n");
            command.add("lua");
            engines.add(new LuaEngine(name, List.copyOf(command)));
        } catch (Failure e) {
            report.add(name + " is missing: " + e.getMessage() + "\n");
        }
    }

    boolean isPeer() {
        return name.equals(PUC) || name.equals(LUAJIT);
    }
}
