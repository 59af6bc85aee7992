// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line in a JVM of its own, with the flags that the launcher gives {@code run}. */
final class Child implements AutoCloseable {
    private static final int BYTES_MAX = 1 << 20;
    private static final long SECONDS_MAX = 120;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    /** What a program printed, and its exit code. */
    record Result(int exitCode, String output, String error) {}

    private final Process process;
    private final CompletableFuture<String> output;
    private final CompletableFuture<String> error;

    private Child(Process process) {
        this.process = process;
        this.output = reading(process.getInputStream());
        this.error = reading(process.getErrorStream());
    }

    /** Starts {@code wippy} with arguments. */
    static Child start(Path directory, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseZGC",
                        "-XX:ZAllocationSpikeTolerance=1",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:Tier0BackedgeNotifyFreqLog=4",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=dontinline,jdk.internal.vm.Continuation::enter0",
                        "-Xmx1g",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "wippy.cli.Main"));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command).directory(directory.toFile()).start());
    }

    /** Runs {@code wippy} with arguments to its end. */
    static Result run(Path directory, String... arguments) throws Exception {
        try (var child = start(directory, arguments)) {
            return child.end();
        }
    }

    /** Runs a tool of the JDK. {@return what it printed} */
    static String tool(String name, String... arguments) throws Exception {
        Result result = attempt(name, arguments);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.output();
    }

    /** As {@link #tool}, when it may fail, as it does while a JVM is too young to be asked. */
    static Result attempt(String name, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(JAVA.resolve(name).toString());
        command.addAll(List.of(arguments));
        try (var child = new Child(new ProcessBuilder(command).start())) {
            return child.end();
        }
    }

    /** Waits for its end. */
    Result end() throws Exception {
        String printed = output.get(SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), printed, error.get(SECONDS_MAX, TimeUnit.SECONDS));
    }

    /** Asks it to end, by SIGTERM. */
    void terminate() {
        process.destroy();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> text(stream), Thread::startVirtualThread);
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
