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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals, which only a program of its own can get. */
@Timeout(60)
class SignalTest {
    private static final long POLL_MILLIS = 10;
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
        return run(more);
    }

    private Process run(String... more) throws IOException {
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

    private static String awaitLine(BufferedReader output, String part) throws IOException {
        var seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(part)) {
                return line;
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

    /** Says its name when it is there and when it is to end; 'deaf' then goes on for ever. */
    private static final String CHAIN =
            """
              - { name: host, kind: process.host }
              - name: code
                kind: process.lua
                source: |
                  return {
                      main = function(name)
                          local events = process.events()
                          logger:info("there: " .. name)
                          local event = events:receive()
                          logger:info("asked: " .. name .. ", " .. event.kind)
                          while name == "deaf" do end
                      end,
                  }
                method: main
                modules: [logger]
              - { name: database, kind: process.service, process: code, host: app:host, input: [database],
                  lifecycle: { auto_start: true } }
              - { name: deaf, kind: process.service, process: code, host: app:host, input: [deaf],
                  lifecycle: { auto_start: true, requires: [database], stop_timeout: 50ms } }
              - { name: server, kind: process.service, process: code, host: app:host, input: [server],
                  lifecycle: { auto_start: true, requires: [deaf] } }
            """;

    @Test
    void servicesStopInTheReverseOrderOfTheirNeedsByForceIfTheyMust() throws Exception {
        Definitions.writeWithTerminal(directory, CHAIN);
        Process process = run();
        try (var output = process.inputReader()) {
            var there = new ArrayList<String>();
            for (int i = 0; i < 3; i++) {
                there.add(awaitLine(output, "there: "));
            }
            assertThat(there).anyMatch(line -> line.contains("there: server"));
            signal(process, "TERM");
            for (String name : List.of("server", "deaf", "database")) {
                assertThat(awaitLine(output, "asked: ")).contains(name + ", pid.cancel");
            }
        }
        assertThat(exitCode(process)).isZero();
    }

    private Path socketOf(Process process) {
        return directory.resolve(".wippy/run").resolve(process.pid() + ".sock");
    }

    private Process startWithSocket() throws Exception {
        Process process = start("return { main = function() process.events():receive() end }");
        while (!Files.exists(socketOf(process))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(POLL_MILLIS);
        }
        return process;
    }

    @Test
    void theSocketGoesWithTheProgramAndOneOfAKilledProgramIsRemoved() throws Exception {
        Process killed = startWithSocket();
        killed.destroyForcibly().waitFor();
        assertThat(socketOf(killed)).exists();
        Process first = startWithSocket();
        Process second = startWithSocket();
        assertThat(socketOf(killed)).doesNotExist();
        String both =
                Stream.of(first, second)
                        .map(Process::pid)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" or "));
        assertThat(CommandRun.of("ps", directory.toString()).error())
                .isEqualTo(
                        "Error: several programs run the application of "
                                + directory
                                + ": choose one by --program "
                                + both
                                + "\n");
        var one =
                CommandRun.of("ps", directory.toString(), "--program", Long.toString(first.pid()));
        assertThat(one.output())
                .contains(", process " + first.pid() + ", ")
                .contains("app:service");
        for (Process process : List.of(first, second)) {
            signal(process, "TERM");
            assertThat(exitCode(process)).isZero();
        }
        assertThat(directory.resolve(".wippy/run")).doesNotExist();
    }
}
