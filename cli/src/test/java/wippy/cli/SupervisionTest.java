// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fields of services and hosts mean, seen from outside. */
class SupervisionTest {

    @TempDir private Path directory;

    private void application(String entries) throws IOException {
        Definitions.writeWithTerminal(directory, entries);
    }

    private static String process(String name, String body) {
        return Definitions.process(name, body, "io, time, funcs, errors, channel, system");
    }

    private static String service(String name, String process, String host, String lifecycle) {
        return """
          - name: %s
            kind: process.service
            process: %s
            host: app:%s
            lifecycle: { auto_start: true%s }
        """
                .formatted(name, process, host, lifecycle);
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "run";
        all[1] = directory.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }

    /** Reports to the process called main, whenever that is there, and then ends as it is told. */
    private static final String REPORT =
            "while not process.registry.lookup('main') do time.sleep('1ms') end"
                    + " process.send('main', 'ran', 1) ";

    /** Waits for a first report, and a while for a second one. */
    private static final String COUNT =
            """
            process.registry.register('main')
                  local ran = process.listen('ran')
                  ran:receive()
                  local late = time.after('300ms')
                  local case = channel.select({ ran:case_receive(), late:case_receive() })
                  io.print(case.channel == late and 'once' or 'again')\
            """;

    @ParameterizedTest
    @CsvSource({
        "return 1, once",
        "'return nil, ''text''', once",
        "'return nil, errors.new({ message = ''m'', retryable = false })', once",
        "'return nil, errors.new({ message = ''m'', retryable = true })', again",
        "'return nil, errors.new(''m'')', again",
        "error('thrown'), again",
        "error(errors.new({ message = 'm' })), again",
        "error({ retryable = false }), again",
    })
    void onlyAnErrorThatMayGoAwayRestartsAService(String end, String expected) throws IOException {
        application(
                "  - { name: host, kind: process.host, lifecycle: { auto_start: true } }\n"
                        + process("worker", REPORT + end)
                        + service("service", "worker", "host", ", restart: { initial_delay: 1ms }")
                        + process("main", COUNT));
        var run = run("-x", "main");
        assertThat(run.together()).isEqualTo(expected + "\n");
    }

    private static final String HOST_OF_ONE =
            "  - { name: host, kind: process.host, host: { max_processes: 1 } }\n";

    @Test
    void whenARequiredServiceDoesNotStartTheOthersAreStoppedAgain() throws IOException {
        application(
                HOST_OF_ONE
                        + process("patient", "process.events():receive() print('stopped')")
                        + service("first", "patient", "terminal", "")
                        + service("second", "patient", "host", "")
                        + service(
                                "third",
                                "patient",
                                "host",
                                ", start_timeout: 40ms, restart: { initial_delay: 5ms }")
                        + service("fourth", "patient", "host", ", requires: [third]")
                        + process("main", "print('main')"));
        var run = run("-x", "main");
        assertThat(run.output()).isEqualTo("stopped\n");
        assertThat(run.error())
                .isEqualTo(
                        """
                        Error: the application is stopped again, since services that it requires did not start:
                          app:third: host app:host has 1 processes, its maximum; it has not started within 40ms
                          app:fourth: it needs app:third, which does not run
                        Without 'lifecycle: { startup: optional }' a service is required.
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAnOptionalServiceTheApplicationStarts() throws IOException {
        application(
                HOST_OF_ONE
                        + process("patient", "process.events():receive()")
                        + service("first", "patient", "host", "")
                        + service(
                                "second",
                                "patient",
                                "host",
                                ", startup: optional, restart: { initial_delay: 1ms, max_attempts:"
                                        + " 2 }")
                        + process("main", "print('main')"));
        var run = run("-v", "-x", "main");
        assertThat(run.output()).isEqualTo("main\n");
        assertThat(run.error())
                .contains("service did not start   {\"service\": \"app:second\"")
                .contains("service failed for good");
        assertThat(run.exitCode()).isZero();
    }

    /** Prints the topics of two messages in the order of their coming, and then is 'done'. */
    private static final String RECORD =
            """
            process.registry.register('main')
                  local inbox = process.inbox()
                  io.print(inbox:receive():topic())
                  io.print(inbox:receive():topic())
                  process.registry.register('done')
                  process.events():receive()\
            """;

    @Test
    void whatNeedsALateServiceStartsAfterIt() throws IOException {
        application(
                HOST_OF_ONE
                        + process("recorder", RECORD)
                        + process("short", REPORT)
                        + process("late", "process.events():receive()")
                        + process(
                                "user",
                                "process.send('main', 'late', 1) process.events():receive()")
                        + service("record", "recorder", "terminal", "")
                        + service("first", "short", "host", "")
                        + service("second", "late", "host", ", restart: { initial_delay: 5ms }")
                        + service("third", "user", "terminal", ", depends_on: [second]")
                        + process(
                                "main",
                                "while not process.registry.lookup('done') do time.sleep('1ms')"
                                        + " end"));
        assertThat(run("-x", "main").output()).isEqualTo("ran\nlate\n");
    }

    @Test
    void stoppingIsCutShortByTheTimeoutOfTheApplication() throws IOException {
        application(
                "  - { name: host, kind: process.host }\n"
                        + process("deaf", "while true do time.sleep('1h') end")
                        + service("service", "deaf", "host", ", stop_timeout: 1h")
                        + process("main", "io.print('main')"));
        var run = run("--set", "shutdown.timeout=50ms", "-v", "-x", "main");
        assertThat(run.output()).isEqualTo("main\n");
        assertThat(run.error()).contains("not everything has stopped in time");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void whoeverAsksForTheEndGivesTheExitCode() throws IOException {
        application(
                "  - { name: host, kind: process.host }\n"
                        + process("ender", "system.exit(7) system.exit(8)")
                        + service("service", "ender", "host", "")
                        + process("main", "system.exit(3) process.inbox():receive()"));
        assertThat(run().exitCode()).isEqualTo(7);
        assertThat(run("-o", "app:service:lifecycle.auto_start=false", "-x", "main").exitCode())
                .isEqualTo(3);
    }

    @Test
    void recursionThroughCallsAndProcessesEndsInAnError() throws IOException {
        application(
                "  - { name: host, kind: process.host, lifecycle: { auto_start: true } }\n"
                        + """
                        - name: call
                          kind: function.lua
                          source: |
                            local function main() return process.exec("app:endless", "app:host") end
                            return { main = main }
                          method: main
                        """
                                .indent(2)
                        + process("endless", "return funcs.call('app:call')")
                        + process("main", "io.print(funcs.call('app:call'))"));
        assertThat(run("-x", "main").output())
                .isEqualTo(
                        "nil\tmore than 1000 calls one below the other: does app:call call itself"
                                + " without end?\n");
    }
}
