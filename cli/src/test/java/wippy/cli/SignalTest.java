// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals, which only a program of its own can get. */
@Timeout(60)
class SignalTest {
    private static final String SERVICE =
            """
            namespace: app
            entries:
              - name: terminal
                kind: terminal.host
              - name: host
                kind: process.host
              - name: code
                kind: process.lua
                source: file://code.lua
                method: main
                modules: [io, logger]
              - name: service
                kind: process.service
                process: code
                host: app:host
                lifecycle: { auto_start: true, stop_timeout: 50s }
            """;

    @TempDir private Path directory;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String code, String... more) throws IOException {
        Definitions.write(directory, SERVICE);
        Files.writeString(directory.resolve("src/code.lua"), code);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "wippy.cli.Main",
                        "run",
                        directory.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static void awaitLine(BufferedReader output, String part) throws IOException {
        var seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(part)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no line with '" + part + "' in:\n" + seen);
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
        return process.exitValue();
    }

    @Test
    void theFirstSignalStopsInAnOrderlyWay() throws Exception {
        Process process =
                start(
                        """
                        return {
                            main = function()
                                logger:info("ready")
                                local event = process.events():receive()
                                logger:info(event.kind .. " because of " .. event.reason)
                            end,
                        }
                        """);
        try (var output = process.inputReader()) {
            awaitLine(output, "ready");
            signal(process, "TERM");
            awaitLine(output, "stopping");
            awaitLine(output, "pid.cancel because of scheduler shutdown");
        }
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void whatIsBusyIsEndedByForce() throws Exception {
        Process process =
                start(
                        "return { main = function() logger:info('ready') while true do end end }",
                        "-o",
                        "app:service:lifecycle.stop_timeout=100ms");
        try (var output = process.inputReader()) {
            awaitLine(output, "ready");
            signal(process, "INT");
            awaitLine(output, "stopping");
        }
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void whatOnlyWaitsForMessagesIsEndedAtOnce() throws Exception {
        Process process =
                start(
                        "return { main = function() logger:info('ready') process.inbox():receive()"
                                + " end }");
        try (var output = process.inputReader()) {
            awaitLine(output, "ready");
            signal(process, "INT");
            awaitLine(output, "stopping");
        }
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void theSecondSignalEndsTheProgramWithOne() throws Exception {
        Process process =
                start(
                        """
                        return {
                            main = function()
                                local events = process.events()
                                logger:info("ready")
                                events:receive()
                                logger:info("no hurry")
                                events:receive()
                            end,
                        }
                        """);
        try (var output = process.inputReader()) {
            awaitLine(output, "ready");
            signal(process, "INT");
            awaitLine(output, "no hurry");
            signal(process, "INT");
            assertThat(exitCode(process)).isEqualTo(1);
        }
    }

    @Test
    void aProcessOnTheTerminalIsStoppedToo() throws Exception {
        Process process =
                start(
                        "return { main = function() io.print('ready') process.inbox():receive() end }",
                        "-x",
                        "code");
        try (var output = process.inputReader()) {
            awaitLine(output, "ready");
            signal(process, "INT");
        }
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws Exception {
        Process process = start("return { main = function() return 42 end }", "-x", "code");
        assertThat(exitCode(process)).isEqualTo(42);
    }
}
