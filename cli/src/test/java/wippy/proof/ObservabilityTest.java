// SPDX-License-Identifier: Apache-2.0
package wippy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's tools show what Lua does: processes by PID, entries, functions, files and lines. */
final class ObservabilityTest {
    private static final long NANOS_MAX = 30_000_000_000L;
    private static final long POLL_MILLIS = 100;

    @TempDir private Path directory;

    @Test
    void aThreadDumpListsProcessesByPidWithTheirLuaFilesAndLines() throws Exception {
        Path file = directory.resolve("dump.txt");
        try (var child = Child.start(Application.directory("watched"), "run", "-x", "watched")) {
            String dump = dumpWith(child, file);
            assertThat(threadOf(dump, "app:processes"))
                    .contains("app:waiter.wait_for_letter(src/waiter.lua:2)\n")
                    .contains("app:waiter.main(src/waiter.lua:7)\n");
            assertThat(threadOf(dump, "app:terminal"))
                    .contains("app:watched.main(src/watched.lua:5)\n");
        }
    }

    /** {@return the lines of the one thread of a host} */
    private static String threadOf(String dump, String host) {
        Matcher thread =
                Pattern.compile("\"\\{" + host + "\\|0x[0-9a-f]+}\" virtual(.+\n)+").matcher(dump);
        assertThat(thread.find()).as(host + " in\n" + dump).isTrue();
        return thread.group();
    }

    /** Dumps until both processes wait. */
    private static String dumpWith(Child child, Path file) throws Exception {
        long deadline = System.nanoTime() + NANOS_MAX;
        String dump = "";
        while (!areWaiting(dump) && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
            Child.tool(
                    "jcmd",
                    Long.toString(child.pid()),
                    "Thread.dump_to_file",
                    "-overwrite",
                    file.toString());
            dump = Files.readString(file);
        }
        assertThat(dump).matches(ObservabilityTest::areWaiting);
        return dump;
    }

    private static boolean areWaiting(String dump) {
        return dump.contains("waiter.lua:2") && dump.contains("watched.lua:5");
    }

    @Test
    void aJsonThreadDumpHasAContainerForEachHost() throws Exception {
        Path file = directory.resolve("dump.json");
        try (var child = Child.start(Application.directory("watched"), "run", "-x", "watched")) {
            dumpWith(child, directory.resolve("dump.txt"));
            Child.tool(
                    "jcmd",
                    Long.toString(child.pid()),
                    "Thread.dump_to_file",
                    "-format=json",
                    file.toString());
            assertThat(Files.readString(file))
                    .containsPattern("\"container\": \"[^\"]*app:processes")
                    .containsPattern("\"container\": \"[^\"]*app:terminal")
                    .containsPattern("\"name\": \"\\{app:processes\\|0x");
        }
    }

    @Test
    void anUncaughtErrorTellsEntriesFunctionsAndLines() throws Exception {
        Child.Result result =
                Child.run(
                        Application.directory("watched"), "run", "-x", "failing", "--very-verbose");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.error())
                .isEqualTo(
                        """
                        Error: app:checks:5: not positive: -1
                        stack traceback:
                        \t[C]: in function 'error'
                        \tapp:checks:5: in function 'checks.positive'
                        \tapp:failing:2: in upvalue 'inner'
                        \tapp:failing:7: in function 'main'
                        """);
    }

    @Test
    void aFlightRecordingNamesEntryFunctionAndLine() throws Exception {
        Path file = directory.resolve("busy.jfr");
        try (var application = Application.start("watched", 1)) {
            var busy = application.begin("busy");
            long deadline = System.nanoTime() + NANOS_MAX;
            Set<String> frames = Set.of();
            while (!isWhole(frames) && System.nanoTime() < deadline) {
                frames = record(file);
            }
            assertThat(frames)
                    .contains("app:busy.main")
                    .anyMatch(frame -> frame.matches("app:busy\\.collatz:[2-7]"));
            assertThat(busy).isNotDone();
        }
    }

    private static boolean isWhole(Set<String> frames) {
        return frames.contains("app:busy.main")
                && frames.stream().anyMatch(frame -> frame.startsWith("app:busy.collatz:"));
    }

    /** {@return the frames that were sampled in a second: main by its name, others with lines} */
    private static Set<String> record(Path file) throws Exception {
        try (var recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            Thread.sleep(Duration.ofSeconds(1));
            recording.stop();
            recording.dump(file);
        }
        var frames = new HashSet<String>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getStackTrace() != null) {
                for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                    String name =
                            frame.getMethod().getType().getName()
                                    + "."
                                    + frame.getMethod().getName();
                    frames.add(name.endsWith(".main") ? name : name + ":" + frame.getLineNumber());
                }
            }
        }
        Files.delete(file);
        return frames;
    }
}
