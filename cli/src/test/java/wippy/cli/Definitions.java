// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wippy.runtime.load.LockFile;

/** Makes a directory an application. */
final class Definitions {
    private static final String TERMINAL =
            "namespace: app\nentries:\n  - { name: terminal, kind: terminal.host }\n";

    private Definitions() {}

    /** Writes the definition file of an application, in the place of an earlier one. */
    static void write(Path directory, String text) throws IOException {
        Files.createDirectories(directory.resolve("src"));
        Path lock = directory.resolve(LockFile.NAME);
        Files.deleteIfExists(lock);
        LockFile.DEFAULT.write(lock);
        Files.writeString(directory.resolve("src/_index.yaml"), text);
    }

    /** Writes one of the namespace app with a terminal and further entries. */
    static void writeWithTerminal(Path directory, String entries) throws IOException {
        write(directory, TERMINAL + entries);
    }

    /**
     * {@return the entry of a process}
     *
     * @param body the statements of its main function
     * @param modules what it may use, with commas between
     */
    static String process(String name, String body, String modules) {
        return """
          - name: %s
            kind: process.lua
            source: |
              local function main(...) %s end
              return { main = main }
            method: main
            modules: [%s]
        """
                .formatted(name, body, modules);
    }
}
