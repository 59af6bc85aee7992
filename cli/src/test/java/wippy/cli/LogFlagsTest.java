// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the log goes, and what it looks like, by the flags of the command line. */
final class LogFlagsTest {
    private static final String APPLICATION =
            """
            namespace: app
            entries:
              - { name: terminal, kind: terminal.host }
              - name: p
                kind: process.lua
                source: |
                  local function main()
                    logger:debug("details", { n = 1 })
                    logger:info("news", { n = 2 })
                    print("output")
                  end
                  return { main = main }
                method: main
                modules: [logger]
            """;

    @TempDir private Path directory;

    @BeforeEach
    void makeApplication() throws IOException {
        Definitions.write(directory, APPLICATION);
    }

    private CommandRun run(String... flags) {
        var all = new ArrayList<>(List.of("run", directory.toString(), "-x", "p"));
        all.addAll(1, List.of(flags));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void aProcessOfTheCommandLineIsSilentUnlessAFlagSaysOtherwise() {
        for (CommandRun run : List.of(run(), run("-s"), run("-s", "-v"), run("--silent", "-c"))) {
            assertThat(run.output()).isEqualTo("output\n");
            assertThat(run.error()).isEmpty();
        }
    }

    @Test
    void verboseLogsEverythingToTheErrorStream() {
        for (CommandRun run : List.of(run("-v"), run("--verbose"), run("--very-verbose"))) {
            assertThat(run.output()).isEqualTo("output\n");
            assertThat(run.error())
                    .containsPattern("Z DEBUG details +\\{\"n\": 1")
                    .containsPattern("Z INFO  news +\\{\"n\": 2");
        }
    }

    @Test
    void theConsoleIsTheOutputAndHasColoursOnTerminalsOnly() {
        var run = run("-c");
        assertThat(run.output())
                .contains("INFO  news")
                .contains("output\n")
                .doesNotContain("\u001b");
        assertThat(run.output()).doesNotContain("details");
        assertThat(run("--console", "-v").output()).contains("DEBUG details");
    }

    @Test
    void jsonGoesToTheOutput() {
        var run = run("-v", "--set", "logger.encoding=json");
        assertThat(run.error()).isEmpty();
        assertThat(run.output())
                .containsPattern(
                        "\\{\"time\": \"[^\"]+Z\", \"level\": \"info\", [^\n"
                                + "]*\"message\": \"news\", \"n\": 2");
    }

    /** The process hears of its own lines, even where no log is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"-e", "--set=logmanager.stream_to_events=true"})
    void linesBecomeEventsIfThatIsWanted(String flag) throws IOException {
        Files.writeString(
                directory.resolve("src/_index.yaml"),
                """
                namespace: app
                entries:
                  - { name: terminal, kind: terminal.host }
                  - name: p
                    kind: process.lua
                    source: |
                      local function main()
                        local lines = events.subscribe("log"):channel()
                        logger:debug("hidden")
                        logger:named("shop"):warn("gr\u00fcn", { n = 2, list = { 1, "x" } })
                        print("output")
                        local e = lines:receive()
                        local d = e.data
                        local count = #d.fields.list
                        io.print(e.kind, e.path, d.level, d.message, d.fields.n, count)
                      end
                      return { main = main }
                    method: main
                    modules: [logger, events, io]
                """);
        var run = run(flag);
        assertThat(run.output()).isEqualTo("output\nwarn\tshop\twarn\tgr\u00fcn\t2\t2\n");
    }

    @Test
    void aTerminalHostThatHidesLogsKeepsThemFromTheConsole() throws IOException {
        Path entries = directory.resolve("src/_index.yaml");
        Files.writeString(
                entries,
                APPLICATION.replace("terminal.host }", "terminal.host, hide_logs: true }"));
        var run = run("-v");
        assertThat(run.output()).isEqualTo("output\n");
        assertThat(run.error()).isEmpty();
    }

    @Test
    void coloursAreWantedOnTerminalsThatHaveThemUnlessSomebodyDoesNotLikeThem() {
        assertThat(Colour.isWanted(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(Colour.isWanted(Map.of("TERM", "xterm", "NO_COLOR", ""), true)).isTrue();
        assertThat(Colour.isWanted(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)).isFalse();
        assertThat(Colour.isWanted(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Colour.isWanted(Map.of("TERM", "xterm"), false)).isFalse();
    }
}
