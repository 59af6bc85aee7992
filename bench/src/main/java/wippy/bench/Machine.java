// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a result was measured: what a reader needs to compare it with another. */
final class Machine {

    private Machine() {}

    /** {@return the machine, the systems and the commit, as a Markdown list} */
    static String describe(Path root) throws InterruptedException {
        return """
        - machine: %s, %d cores, %s of memory
        - load of the machine before, over 1, 5 and 15 minutes: %s
        - system: %s
        - java: %s
        - lua5.4: %s
        - luajit: %s
        - erlang: %s
        - go: %s
        - commit: %s
        """
                .formatted(
                        field("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/meminfo", "MemTotal"),
                        load(),
                        system(),
                        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                        firstLine(root, "lua5.4", "-v"),
                        firstLine(root, "luajit", "-v"),
                        erlang(root),
                        firstLine(root, "go", "version"),
                        commit(root));
    }

    /** {@return whether a program of this name is on the path} */
    static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Other work on the machine makes wall times long, and processor times a little. */
    private static String load() {
        try {
            var words = List.of(Files.readString(Path.of("/proc/loadavg")).split(" ", -1));
            return String.join(" ", words.subList(0, 3));
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String system() {
        var kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
        return field("/etc/os-release", "PRETTY_NAME").replace("\"", "") + ", " + kernel;
    }

    private static String commit(Path root) throws InterruptedException {
        var changed = output(root, "git", "status", "--porcelain", "--untracked-files=no");
        return firstLine(root, "git", "rev-parse", "--short=12", "HEAD")
                + (changed.isEmpty() ? "" : " with changes to " + changed.size() + " files");
    }

    private static String erlang(Path root) throws InterruptedException {
        return firstLine(
                root,
                "erl",
                "-noshell",
                "-eval",
                "io:format(\"OTP ~s, erts ~s~n\", [erlang:system_info(otp_release),"
                        + " erlang:system_info(version)]), halt().");
    }

    private static String firstLine(Path root, String... command) throws InterruptedException {
        var lines = output(root, command);
        return lines.isEmpty() ? "none" : lines.getFirst();
    }

    private static List<String> output(Path root, String... command) throws InterruptedException {
        try {
            return Child.run(root, List.of(command)).lines();
        } catch (IOException | Failure e) {
            return List.of();
        }
    }

    private static String field(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.split("[:=]", 2)[1].strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
