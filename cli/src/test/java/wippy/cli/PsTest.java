// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code wippy ps}, of an application that runs in this JVM. */
@Timeout(120)
class PsTest {
    private static final long POLL_MILLIS = 10;

    private static final String ENTRIES =
            """
              - { name: host, kind: process.host, host: { max_processes: 9 } }
              - name: waiter
                kind: process.lua
                source: |
                  local function main()
                    local inbox = process.inbox()
                    process.registry.register("waiter")
                    for i = 1, 3 do process.send(process.pid(), "letter", i) end
                    process.spawn_linked("app:child", "app:host")
                    process.spawn_monitored("app:child", "app:host")
                    process.events():receive()
                  end
                  return { main = main }
                method: main
              - name: child
                kind: process.lua
                source: return { main = function() process.events():receive() end }
                method: main
              - name: failure
                kind: process.lua
                source: return { main = function() error(errors.new({ message = "never", retryable = false })) end }
                method: main
              - { name: steady, kind: process.service, process: waiter, host: app:host,
                  lifecycle: { auto_start: true } }
              - { name: failing, kind: process.service, process: failure, host: app:host,
                  lifecycle: { auto_start: true } }
              - { name: idle, kind: process.service, process: child, host: app:host }
              - name: main
                kind: process.lua
                source: return { main = function() io.readline() end }
                method: main
                modules: [io]
            """;

    @TempDir private static Path directory;
    private static PipedOutputStream typed;
    private static CompletableFuture<Integer> end;

    @BeforeAll
    @Timeout(120)
    static void start() throws Exception {
        Definitions.writeWithTerminal(directory, ENTRIES);
        typed = new PipedOutputStream();
        var input = new PipedInputStream(typed);
        end =
                CompletableFuture.supplyAsync(
                        () ->
                                Program.run(
                                        new String[] {"run", directory.toString(), "-x", "main"},
                                        new Streams(
                                                input,
                                                OutputStream.nullOutputStream(),
                                                OutputStream.nullOutputStream())),
                        body -> new Thread(body, "application").start());
        while (!isThere()) {
            assertThat(end).isNotDone();
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** {@return whether all has started, and has done all that it does} */
    private static boolean isThere() {
        String output = ps().output();
        return output.lines().filter(line -> line.startsWith("{")).count() == 4
                && output.contains("<{app:host")
                && output.contains("exited");
    }

    private static CommandRun ps(String... options) {
        var all = new ArrayList<>(List.of("ps", directory.toString()));
        all.addAll(List.of(options));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** As {@link #ps}, again if a process did not answer in time. */
    private static CommandRun answered(String... options) {
        CommandRun run;
        do {
            run = ps(options);
        } while (run.output().contains(" ? ")
                || run.output().matches("(?s).*\"(mailbox|memory)\": null.*"));
        return run;
    }

    @AfterAll
    @Timeout(120)
    static void theSocketEndsWithTheProgram() throws Exception {
        typed.write('\n');
        typed.close();
        assertThat(end.get(60, TimeUnit.SECONDS)).isZero();
        assertThat(directory.resolve(".wippy/run")).doesNotExist();
        CommandRun run = ps();
        assertThat(run.error())
                .isEqualTo(
                        "Error: no application is running in "
                                + directory
                                + ": start it with 'wippy run', or name the directory of another\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** {@return a table with its varying parts replaced and blanks as one} */
    private static String plain(String table) {
        return table.replace(directory.toString(), "DIR")
                .replaceAll("process \\d+, up [^,]+, heap [^\n]+", "process N, up T, heap H")
                .replaceAll("\\b(\\d+m\\d+s|\\d+\\.\\d+s|\\d+ms)(?=\\s)", "T")
                .replaceAll("0x0*([0-9a-f]+)}", "N}")
                .replaceAll("(app:host|app:terminal|wippy:functions) +\\d+ ", "$1 W ")
                .replaceAll("( \\d+) +\\d+\n", "$1 N\n")
                .replaceAll(
                        " (running|ready|waiting) +(\\d+) +\\d+\\.\\dK +(T +T)", " STATE $2 M $3")
                .replaceAll("\\d+ +N\n", "R N\n")
                .replaceAll(" +", " ");
    }

    @Test
    void theTableHasHostsServicesAndProcesses() {
        assertThat(plain(answered("--host", "app:host").output()))
                .isEqualTo(
                        """
                        DIR, process N, up T, heap H

                        HOST WORKERS PROCESSES READY TURNS
                        app:host W 3 of 9 R N
                        app:terminal W 1 R N
                        wippy:functions W 0 R N

                        SERVICE STATE RESTARTS SINCE DETAILS
                        app:terminal running 0 T
                        app:host running 0 T
                        app:steady running 0 T
                        app:failing exited 0 T never
                        app:idle unknown 0 -

                        PID ENTRY STATE MAILBOX MEMORY CPU AGE LINKS
                        {app:host|N} app:waiter STATE 3 M T T 'waiter' -{app:host|N} >{app:host|N}
                        {app:host|N} app:child STATE 0 M T T -{app:host|N}
                        {app:host|N} app:child STATE 0 M T T <{app:host|N}
                        3 of 4 processes match
                        """);
    }

    @Test
    void processesAreChosenAndSorted() throws InterruptedException {
        assertThat(ps("--entry", "app:ch*").output())
                .contains("app:child")
                .doesNotContain("app:waiter")
                .endsWith("2 of 4 processes match\n");
        assertThat(ps("--state", "ending").output()).endsWith("0 of 4 processes match\n");
        assertThat(ps("--host", "app:terminal").output()).endsWith("1 of 4 processes match\n");
        assertThat(ps("--limit", "1").output())
                .contains("app:waiter")
                .endsWith("1 of 4 processes are shown; --limit 0 shows all\n");
        while (!ps("--sort", "mailbox", "--limit", "1").output().contains("app:waiter")) {
            Thread.sleep(POLL_MILLIS); // it did not answer in time
        }
        assertThat(ps("--sort", "cpu", "--limit", "0").output()).contains("app:child");
        String pid =
                ps("--limit", "1", "--json")
                        .output()
                        .replaceAll("(?s).*\"pid\": \"([^\"]+)\".*", "$1");
        assertThat(ps("--pid", pid).output())
                .contains("app:waiter")
                .endsWith("1 of 4 processes match\n");
        assertThat(ps("--entry", "nobody").output()).endsWith("0 of 4 processes match\n");
    }

    @Test
    void programsGetJson() {
        String json = answered("--json", "--entry", "app:waiter").output();
        assertThat(json)
                .startsWith("{\"application\": \"" + directory + "\", \"pid\": ")
                .contains("\"id\": \"app:host\", \"workers\": ")
                .contains("\"processes\": 3, \"processes_max\": 9, \"ready\": ")
                .contains("\"id\": \"app:failing\", \"state\": \"exited\", \"is_wanted\": true, ")
                .contains("\"trouble\": \"never\"")
                .contains("\"processes_total\": 4, \"processes_matching\": 1, ")
                .contains("\"entry\": \"app:waiter\", \"state\": \"")
                .containsPattern("\", \"mailbox\": 3, \"memory\": [1-9][0-9]{3}, \"cpu_ms\": ")
                .contains("\"parent\": null, \"names\": [\"waiter\"], \"links\": [\"{app:host|")
                .endsWith("]}]}\n");
        assertThat(json.lines()).hasSize(1);
    }

    @Test
    void wrongWishesAreNamed() {
        assertThat(ps("--sort", "size").error())
                .isEqualTo("Error: --sort expects one of pid, cpu, mailbox, got 'size'\n");
        assertThat(ps("--state", "asleep").error())
                .isEqualTo(
                        "Error: --state expects one of running, ready, waiting, ending, got"
                                + " 'asleep'\n");
        assertThat(ps("--limit", "many").error())
                .isEqualTo(
                        "Error: --limit expects how many processes to show, 0 for all, got"
                                + " 'many'\n");
        CommandRun other = ps("--program", "1");
        assertThat(other.error())
                .isEqualTo(
                        "Error: process 1 does not run the application of "
                                + directory
                                + "; "
                                + ProcessHandle.current().pid()
                                + " does\n");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(CommandRun.of("ps", directory.resolve("nowhere").toString()).error())
                .isEqualTo("Error: there is no directory " + directory.resolve("nowhere") + "\n");
    }

    @Test
    void durationsAreShort() {
        assertThat(PsTable.duration(Duration.ofMillis(999))).isEqualTo("999ms");
        assertThat(PsTable.duration(Duration.ofMillis(-5))).isEqualTo("0ms");
        assertThat(PsTable.duration(Duration.ofMillis(59_990))).isEqualTo("59.9s");
        assertThat(PsTable.duration(Duration.ofSeconds(3599))).isEqualTo("59m59s");
        assertThat(PsTable.duration(Duration.ofMinutes(61))).isEqualTo("1h1m");
        assertThat(PsTable.duration(Duration.ofHours(49))).isEqualTo("2d1h");
    }
}
