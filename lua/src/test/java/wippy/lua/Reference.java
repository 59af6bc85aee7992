// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PUC Lua 5.3, where it is installed. */
public final class Reference {

    private static final String PROGRAM = "lua5.3";

    private Reference() {}

    /** {@return whether it can be started} */
    public static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }

    /**
     * {@return what a script writes, standard error included}
     *
     * @param arguments the script and its arguments
     * @throws AssertionError if it takes longer than {@code seconds}
     */
    public static byte[] run(Path directory, int seconds, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(PROGRAM);
        command.addAll(arguments);
        Path output = Files.createTempFile("reference", ".out");
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " takes longer than " + seconds + " s");
            }
            return Files.readAllBytes(output);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
