// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How Wippy is started: by its launcher, or as the options of the command line say. */
final class Wippy {

    private Wippy() {}

    /** {@return whether Wippy can be started} */
    static boolean isThere(Options options) throws InterruptedException {
        try {
            Child.run(options.root(), launcher(options, "version"));
            return true;
        } catch (IOException | Failure e) {
            return false;
        }
    }

    /** {@return the launcher, or what replaces it, and arguments} */
    static List<String> launcher(Options options, String... arguments) {
        var command = new ArrayList<>(options.wippyCommand());
        if (command.isEmpty()) {
            command.add(options.root().resolve("wippy").toString());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * {@return the command line of the JVM up to and including the jar, as the launcher starts it}
     * The launcher's shell is asked to show what it executes, so that its flags are written down
     * nowhere else.
     *
     * @param arguments of a subcommand that ends at once
     * @throws Failure when the subcommand fails or the launcher starts no jar
     */
    static List<String> javaCommand(Options options, String... arguments)
            throws IOException, InterruptedException {
        if (!options.wippyCommand().isEmpty()) {
            return options.wippyCommand();
        }
        var command = new ArrayList<>(List.of("sh", "-x"));
        command.addAll(launcher(options, arguments));
        var lines = Child.run(options.root(), command).lines();
        for (var line : lines) {
            var words = List.of(line.split(" ", -1));
            if (line.startsWith("+ exec ") && words.contains("-jar")) {
                var java = words.subList(2, words.indexOf("-jar") + 2);
                return options.collector().map(c -> c.replace(java)).orElse(java);
            }
        }
        throw new Failure("expected that the launcher executes java -jar, but: " + lines);
    }
}
