// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Wippy is started: by its launcher, or by the command line that the launcher would use. */
final class Wippy {

    private Wippy() {}

    /** {@return the launcher followed by arguments} */
    static List<String> launcher(Path root, String... arguments) {
        var command = new ArrayList<String>();
        command.add(root.resolve("wippy").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** {@return whether the launcher can start this build of Wippy} */
    static boolean isThere(Path root) throws InterruptedException {
        try {
            Child.run(root, launcher(root, "version"));
            return true;
        } catch (IOException | Failure e) {
            return false;
        }
    }

    /**
     * {@return the JVM with its options and the jar, as the launcher starts it for a subcommand}
     * The launcher's shell is asked to show what it executes, so that its flags are written down
     * nowhere else.
     *
     * @throws Failure when the subcommand fails or the launcher starts no jar
     */
    static List<String> javaCommand(Path root, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-x"));
        command.addAll(launcher(root, arguments.toArray(String[]::new)));
        var lines = Child.run(root, command).lines();
        for (var line : lines) {
            var words = List.of(line.split(" ", -1));
            if (line.startsWith("+ exec ") && words.contains("-jar")) {
                return words.subList(2, words.indexOf("-jar") + 2);
            }
        }
        throw new Failure("expected that the launcher executes java -jar, but: " + lines);
    }
}
