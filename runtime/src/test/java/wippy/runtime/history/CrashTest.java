// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wippy.registry.Operation;
import wippy.registry.Registry;
import wippy.registry.Version;

/**
 * A crash at any moment leaves the history at a whole version.
 *
 * <p>A program applies versions in a loop and is killed by SIGKILL, again and again, on one file.
 * Starting JVMs is slow, so there are further moments at which it is not killed but frozen by
 * SIGSTOP while its files are copied: the copy is what a kill at that moment would have left.
 */
final class CrashTest {
    private static final int KILLS = Integer.getInteger("history.kills", 25);
    private static final int IMAGES = Integer.getInteger("history.images", 7);
    private static final int PAUSE_MILLIS_MAX = 20;
    private static final long STOP_NANOS_MAX = 10_000_000_000L;
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    @TempDir private Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private long checked;
    private int unannounced;

    @Test
    void aCrashAtAnyMomentLeavesAWholeVersion() throws Exception {
        System.out.println("seed " + seed);
        Path file = directory.resolve("registry.db");
        var signals = new Signals();
        var acknowledged = new Announced(0, 0);
        Writer next = start(file);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                Writer writer = next;
                next = start(file);
                writer.begin(acknowledged);
                for (int image = 0; image < IMAGES; image++) {
                    Thread.sleep(random.nextInt(PAUSE_MILLIS_MAX));
                    signals.send("STOP", writer.pid());
                    writer.awaitStop();
                    Announced announced = writer.announced();
                    Path copy = copy(file);
                    signals.send("CONT", writer.pid());
                    check(copy, announced);
                }
                Thread.sleep(random.nextInt(PAUSE_MILLIS_MAX));
                signals.send("KILL", writer.pid());
                acknowledged = check(file, writer.announcedAtLast());
                checkState(file, acknowledged);
            }
        } finally {
            next.end();
            signals.close();
        }
        System.out.printf(
                "%d kills and %d frozen images left %d versions whole, %d of them not yet"
                        + " announced%n",
                KILLS, KILLS * IMAGES, checked, unannounced);
        assertThat(checked).isGreaterThan(KILLS);
    }

    /** What the writer had said: the newest version and the current one. */
    private record Announced(long newest, long current) {}

    /** {@return what the file holds} */
    private Announced check(Path file, Announced announced) {
        var history = SqliteHistory.open(file);
        try {
            List<Version> versions = history.versions();
            long newest = versions.size();
            for (int i = 0; i < newest; i++) {
                assertThat(versions.get(i).id()).as("seed %d", seed).isEqualTo(i + 1);
            }
            long current = history.current().id();
            if (newest == announced.newest) {
                Version last =
                        new Registry(_ -> List.of(), history)
                                .version(announced.current)
                                .orElseThrow();
                assertThat(current).as("seed %d", seed).isIn(announced.current, last.parentId());
            } else {
                assertThat(newest).as("seed %d", seed).isEqualTo(announced.newest + 1);
                assertThat(current).as("seed %d", seed).isEqualTo(newest);
                unannounced++;
            }
            for (long id = Math.max(1, checked - 1); id <= newest; id++) {
                List<Operation> operations = history.operations(versions.get((int) id - 1));
                assertThat(operations)
                        .as("v%d, seed %d", id, seed)
                        .containsExactlyInAnyOrderElementsOf(CrashWriter.operations(seed, id));
            }
            checked = Math.max(checked, newest);
            return new Announced(newest, current);
        } finally {
            history.close();
        }
    }

    /** That the versions make a state, from the first on. */
    private void checkState(Path file, Announced found) {
        var history = SqliteHistory.open(file);
        try {
            var snapshot = CrashWriter.registry(history).snapshot();
            assertThat(snapshot.version().id()).as("seed %d", seed).isEqualTo(found.current);
            assertThat(snapshot.find(CrashWriter.COUNTER.id()).orElseThrow().fields())
                    .as("seed %d", seed)
                    .isEqualTo(Map.of("version", found.current));
        } finally {
            history.close();
        }
    }

    private Path copy(Path file) throws IOException {
        Path copy = directory.resolve("image.db");
        for (String suffix : SUFFIXES) {
            Path from = Path.of(file + suffix);
            Path to = Path.of(copy + suffix);
            Files.deleteIfExists(to);
            if (Files.exists(from)) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private Writer start(Path file) throws IOException {
        return new Writer(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dorg.sqlite.tmpdir=" + directory,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashWriter.class.getName(),
                                file.toString(),
                                Long.toString(seed))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** The program that is killed. */
    private static final class Writer {
        private final Process process;
        private final StringBuilder line = new StringBuilder();
        private long newest;
        private long current;

        Writer(Process process) {
            this.process = process;
        }

        long pid() {
            return process.pid();
        }

        /** Lets it work, and waits until it does. */
        void begin(Announced before) throws IOException {
            newest = before.newest;
            current = before.current;
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            take(process.getInputStream().read());
        }

        private void take(int next) {
            if (next < 0) {
                throw new AssertionError("the writer has ended by itself");
            }
            if (next == '\n') {
                current = Long.parseLong(line.toString());
                newest = Math.max(newest, current);
                line.setLength(0);
            } else {
                line.append((char) next);
            }
        }

        /** {@return all that it has said} It must have been killed. */
        Announced announcedAtLast() throws IOException, InterruptedException {
            InputStream output = process.getInputStream();
            for (int next = output.read(); next >= 0; next = output.read()) {
                take(next);
            }
            process.waitFor();
            return new Announced(newest, current);
        }

        /** {@return what it has said up to now} It must be stopped. */
        Announced announced() throws IOException {
            InputStream output = process.getInputStream();
            for (int rest = output.available(); rest > 0; rest = output.available()) {
                for (int i = 0; i < rest; i++) {
                    take(output.read());
                }
            }
            return new Announced(newest, current);
        }

        void end() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** Waits until none of its threads runs any more. */
        void awaitStop() throws IOException {
            long deadline = System.nanoTime() + STOP_NANOS_MAX;
            while (!isStopped()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the writer does not stop");
                }
                Thread.onSpinWait();
            }
        }

        private boolean isStopped() throws IOException {
            try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
                for (Path thread : new ArrayList<>(threads.toList())) {
                    String status = Files.readString(thread.resolve("stat"));
                    if (!status.substring(status.lastIndexOf(')')).startsWith(") T")) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /** Sends signals, faster than a new process each time could. */
    private static final class Signals {
        private final Process shell;

        Signals() throws IOException {
            shell =
                    new ProcessBuilder("sh", "-c", "while read s p; do kill -$s $p; echo; done")
                            .start();
        }

        void send(String signal, long pid) throws IOException {
            OutputStream input = shell.getOutputStream();
            input.write((signal + " " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
            assertThat(shell.getInputStream().read()).isEqualTo('\n');
        }

        void close() {
            try {
                shell.getOutputStream().close();
                shell.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
