// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     */
    static Optional<List<String>> javaCommand(Path root, String... arguments)
            throws IOException, InterruptedException {
        var command = launcher(root, arguments);
        command.addFirst("-x");
        command.addFirst("sh");
        return Child.run(root, command).lines().stream()
                .filter(line -> line.startsWith("+ exec ") && line.contains(" -jar "))
                .map(line -> List.of(line.substring("+ exec ".length()).split(" ")))
                .map(words -> words.subList(0, words.indexOf("-jar") + 2))
                .findFirst();
    }
}
