// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that is watched while it runs. Closing ends it. */
final class Session implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 600;

    private final List<String> command;
    private final Process process;
    private final BufferedReader reader;
    private final List<String> seen = new ArrayList<>();

    private Session(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.reader = process.inputReader();
    }

    static Session start(Path directory, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        return new Session(command, builder.redirectErrorStream(true).start());
    }

    /**
     * Waits for a line that begins with a word.
     *
     * @return the words after it
     * @throws Failure when the program ends, or three minutes pass, before such a line
     */
    List<String> await(String word) throws IOException {
        try (var _ = Deadline.of(process, TIMEOUT_SECONDS)) {
            for (var line = readLine(); line.isPresent(); line = readLine()) {
                var words = List.of(line.get().split(" ", -1));
                if (words.getFirst().equals(word)) {
                    return words.subList(1, words.size());
                }
                seen.add(line.get());
            }
        }
        throw new Failure(
                "expected a line '%s' within %d s from %s, which printed: %s"
                        .formatted(
                                word,
                                TIMEOUT_SECONDS,
                                String.join(" ", command),
                                String.join("\n", seen)));
    }

    /** Gives the program a line on its standard input. */
    void say(String line) throws IOException {
        var writer = process.outputWriter();
        writer.write(line);
        writer.newLine();
        writer.flush();
    }

    private Optional<String> readLine() throws IOException {
        return Optional.ofNullable(reader.readLine());
    }

    long pid() {
        return process.pid();
    }

    double cpuSeconds() throws IOException {
        return CpuTime.of(pid());
    }

    /** {@return the memory of the machine that it occupies, in bytes (Linux)} */
    long residentBytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            var kilobytes =
                    lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .findFirst();
            return Long.parseLong(kilobytes.orElse("0")) * 1024;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
