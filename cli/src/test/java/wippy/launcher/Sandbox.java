// SPDX-License-Identifier: Apache-2.0
package wippy.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher in a project of its own, and a PATH with nothing on it but the tools that
 * the launcher may use. JDK and Maven are scripts that note how they were called.
 */
final class Sandbox {
    /** What a start printed and how it ended. */
    record Started(int status, String out, String err) {}

    private static final List<String> TOOLS =
            List.of(
                    "cat",
                    "cp",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sleep",
                    "tail",
                    "touch",
                    "tr",
                    "wc");

    /** Notes its arguments; writes a cache when told to; refuses what the file `refuses` names. */
    private static final String JAVA =
            """
            #!/bin/sh
            home=${0%/bin/java}
            echo "$PWD: $*" >>"$home/calls"
            if [ -e "$home/refuses" ]; then
                case "$*" in *"$(cat "$home/refuses")"*) exit 1 ;; esac
            fi
            for argument; do
                case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;; esac
            done
            echo started
            """;

    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$JAVA_HOME: $*" >>"$(readlink -f "$0").calls"
            mkdir -p cli/target && echo jar >cli/target/wippy.jar
            """;

    private final Path home;
    private final Path tools;

    private Sandbox(Path home) {
        this.home = home;
        this.tools = home.resolve("tools");
    }

    /** The project's launcher, no JDK, no Maven. */
    static Sandbox in(Path directory) throws IOException {
        var sandbox = new Sandbox(directory);
        Path project = Path.of("").toAbsolutePath().getParent();
        Files.createDirectories(sandbox.root().resolve("launcher"));
        Files.createDirectories(sandbox.root().resolve("lua/src/main"));
        for (String file :
                List.of(
                        "wippy",
                        "launcher/jdk.sh",
                        "launcher/prepare.sh",
                        "launcher/waiting-frames")) {
            Files.copy(project.resolve(file), sandbox.root().resolve(file));
        }
        executable(sandbox.root().resolve("wippy"));
        for (String tool : TOOLS) {
            Path found =
                    Stream.of("/usr/bin", "/bin")
                            .map(place -> Path.of(place, tool))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow();
            Files.createDirectories(sandbox.tools);
            // No symbolic links: their removal with the temporary directory would warn of each.
            executable(
                    Files.writeString(
                            sandbox.tools.resolve(tool),
                            "#!/bin/sh\nexec %s \"$@\"\n".formatted(found)));
        }
        return sandbox;
    }

    /** As {@link #in}, with Maven and a JDK 25. */
    static Sandbox complete(Path directory) throws IOException {
        Sandbox sandbox = in(directory);
        sandbox.addJdk("jdk-25", "25.0.3");
        sandbox.addMaven(MAVEN);
        return sandbox;
    }

    /** The project. Its name has a space, since users' directories have. */
    Path root() {
        return home.resolve("a project");
    }

    Path state(String file) {
        return root().resolve(".wippy-build", file);
    }

    Path jdks() {
        return home.resolve("jdks");
    }

    Path addJdk(String name, String version) throws IOException {
        Path jdk = jdks().resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                """
                IMPLEMENTOR="Somebody"
                JAVA_RUNTIME_VERSION="%s+1"
                JAVA_VERSION="%s"
                """
                        .formatted(version, version));
        executable(Files.writeString(jdk.resolve("bin/java"), JAVA));
        executable(Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\n"));
        executable(Files.writeString(jdk.resolve("bin/jar"), "#!/bin/sh\n"));
        return jdk;
    }

    /** Lets the JVM fail when an argument contains the text. */
    void javaRefuses(String argument) throws IOException {
        Files.writeString(jdks().resolve("jdk-25/refuses"), argument);
    }

    void addMaven(String script) throws IOException {
        executable(Files.writeString(tools.resolve("mvn"), script));
    }

    int builds() throws IOException {
        return lines(tools.resolve("mvn.calls")).size();
    }

    /** How the JVM was called, one line a call: working directory, then arguments. */
    List<String> javaCalls() throws IOException {
        return lines(jdks().resolve("jdk-25/calls"));
    }

    String lastJavaCall() throws IOException {
        return javaCalls().getLast();
    }

    /** Makes everything that was built look as old as ten seconds. */
    void age() throws IOException {
        var then = FileTime.from(Instant.now().minusSeconds(10));
        Files.setLastModifiedTime(root().resolve("cli/target/wippy.jar"), then);
        Files.setLastModifiedTime(state("wippy.jar"), then);
    }

    Started start(String... arguments) throws IOException, InterruptedException {
        return start(Map.of(), root().resolve("wippy"), home, arguments);
    }

    Started start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return start(environment, root().resolve("wippy"), home, arguments);
    }

    Started start(Map<String, String> environment, Path script, Path directory, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        var command = new ProcessBuilder(script.toString());
        command.command().addAll(List.of(arguments));
        command.directory(directory.toFile());
        command.redirectOutput(out.toFile()).redirectError(err.toFile());
        command.environment().clear();
        command.environment()
                .putAll(
                        Map.of(
                                "PATH", tools.toString(),
                                "HOME", home.toString(),
                                "WIPPY_JDK_DIRS", jdks().toString()));
        command.environment().putAll(environment);
        Process process = command.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within 60 s");
        }
        return new Started(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
