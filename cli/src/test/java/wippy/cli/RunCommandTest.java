// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    @TempDir private Path directory;

    private void application(String entries) throws IOException {
        Definitions.writeWithTerminal(directory, entries);
    }

    private static String process(String name, String body) {
        return Definitions.process(name, body, "io");
    }

    private CommandRun run(String... more) {
        return command("run", more);
    }

    private CommandRun test(String... more) {
        return command("test", more);
    }

    private CommandRun command(String name, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = name;
        arguments[1] = directory.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandRun.of(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "return, 0",
        "return 7, 7",
        "return 7.9, 7",
        "return 0/0, 1",
        "return 1/0, 1",
        "return 1 << 40, 1",
        "return true, 0",
        "return false, 1",
        "return 'text', 0",
        "return {}, 0",
        "return 0 .. '', 0",
    })
    void theResultIsTheExitCode(String body, int exitCode) throws IOException {
        application(process("p", body));
        var run = run("-x", "p");
        assertThat(run.together()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "error('boom'), app:p:1: boom",
        "error('boom' + 1), app:p:1: attempt to perform arithmetic on a string value",
        "error({}), table:",
        "error(), nil",
        "return nil; returned, nil",
    })
    void anErrorIsToldAndEndsWithOne(String body, String message) throws IOException {
        boolean isReturned = body.startsWith("return");
        application(process("p", isReturned ? "return 0, 'returned'" : body));
        var run = run("-x", "app:p");
        String expected = isReturned ? "returned" : message;
        assertThat(run.together()).startsWith("Error: " + expected);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void anErrorAnywhereStartsNothingIfStrictnessIsAskedFor() throws IOException {
        application(process("p", "print('runs')") + "  - { name: q, kind: process.hots }\n");
        var lenient = run("-x", "p");
        assertThat(lenient.output()).isEqualTo("runs\n");
        assertThat(lenient.error()).contains("there is no kind 'process.hots'");
        assertThat(lenient.exitCode()).isZero();
        var strict = run("--strict", "-x", "p");
        assertThat(strict.output()).isEmpty();
        assertThat(strict.error())
                .startsWith("src/_index.yaml:11:22: error: there is no kind 'process.hots'\n")
                .endsWith(
                        "Error: the application has an error and is not started, since --strict is"
                                + " set\n");
        assertThat(strict.exitCode()).isEqualTo(1);
    }

    @Test
    void whatFollowsTheNameAreArguments() throws IOException {
        application(process("p", "io.print(#io.args(), ...) return select('#', ...)"));
        var run = run("-x", "p", "a", "-x", "--help", "--", "Gr\u00e4ce");
        assertThat(run.output()).isEqualTo("5\ta\t-x\t--help\t--\tGr\u00e4ce\n");
        assertThat(run.exitCode()).isEqualTo(5);
    }

    @Test
    void printGoesToTheTerminalAndRendersEverything() throws IOException {
        application(process("p", "print('a', nil, true, 10 / 2, 1.5)"));
        assertThat(run("-x", "p").output()).isEqualTo("a\tnil\ttrue\t5\t1.5\n");
    }

    @Test
    void aNameThatSeveralHaveIsAnErrorThatListsThem() throws IOException {
        application(process("p", "") + process("q", ""));
        Files.writeString(
                directory.resolve("src/other.yaml"),
                "namespace: other\nentries:\n" + process("p", ""));
        assertThat(run("-x", "p").together())
                .isEqualTo(
                        "Error: several processes are called 'p': say which of app:p, other:p\n");
        assertThat(run("-x", "gone").together())
                .isEqualTo("Error: there is no process 'gone'; there are app:p, app:q, other:p\n");
        assertThat(run("-x", "app:terminal").together())
                .isEqualTo("Error: app:terminal is of kind terminal.host; -x runs a process\n");
        assertThat(run("-x", "other:p").exitCode()).isZero();
    }

    @Test
    void oneOfSeveralTerminalHostsHasToBeNamed() throws IOException {
        application(
                "  - { name: other, kind: terminal.host }\n"
                        + process("p", "io.print(process.pid())"));
        assertThat(run("-x", "p").together())
                .isEqualTo(
                        "Error: there are several terminal hosts: say which by --host, of"
                                + " app:other, app:terminal\n");
        assertThat(run("--host", "app:other", "-x", "p").output())
                .isEqualTo("{app:other|0x00001}\n");
        assertThat(run("--host", "app:x", "-x", "p").together())
                .isEqualTo(
                        "Error: there is no terminal host 'app:x'; there are app:other,"
                                + " app:terminal\n");
    }

    @Test
    void withoutATerminalHostNothingCanBeRun() throws IOException {
        application(process("p", ""));
        String file = directory.resolve("src/_index.yaml").toString();
        Files.writeString(Path.of(file), "namespace: app\nentries:\n" + process("p", ""));
        assertThat(run("-x", "p").error())
                .isEqualTo(
                        "Error: a process needs a terminal host to run on, and the application has"
                                + " none: add an entry of kind terminal.host\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.wapp", "acme/http", "acme/http@1.2.3"})
    void packsAndHubsAreToldApartFromCommands(String name) throws IOException {
        application(process("p", ""));
        var run = run(name);
        assertThat(run.together())
                .isEqualTo(
                        "Error: cannot run '"
                                + name
                                + "': this version runs applications from their directory, not"
                                + " from packs or a hub\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void commandsAreListedAndRun() throws IOException {
        application(
                process("p", "io.print('migrated', ...)")
                        + "    meta: { command: { name: migrate, short: Bring it up to date } }\n"
                        + process("q", "")
                        + "    meta: { command: { name: up } }\n");
        assertThat(run("list").output())
                .isEqualTo(
                        """
                        Available commands:
                          migrate  Bring it up to date (app:p)
                          up       app:q
                        """);
        assertThat(run("migrate", "now").output()).isEqualTo("migrated\tnow\n");
        assertThat(run("migrat").error())
                .isEqualTo(
                        "Error: there is no command 'migrat': did you mean 'migrate'? 'wippy run"
                                + " list' shows the commands\n");
    }

    @Test
    void anErrorOutsideAnyCallHasNoTraceback() throws IOException {
        application(
                "  - { name: p, kind: process.lua, method: main, source: 'return { man = 1 }' }\n");
        assertThat(run("--very-verbose", "-x", "p").error())
                .endsWith(
                        "Error: app:p must return a table with a function 'main', but its table has"
                                + " no such function\n");
    }

    @Test
    void theTestsAreTheProcessWithThatUseCase() throws IOException {
        application(
                process("t", "io.print('tested', ...) return 3")
                        + "    meta: { command: { name: check, short: Check all, use_case: test }"
                        + " }\n"
                        + process("other", "io.print('other')")
                        + "    meta: { command: { name: test } }\n");
        var run = test("one", "-x");
        assertThat(run.together()).isEqualTo("tested\tone\t-x\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run("check").exitCode()).isEqualTo(3);
        assertThat(run("test").output()).isEqualTo("other\n");
        assertThat(run("list").output())
                .isEqualTo(
                        """
                        Available commands:
                          check  Check all (app:t, for wippy test)
                          test   app:other
                        """);
    }

    @Test
    void theTestsAreTheCommandTestIfNoProcessHasTheUseCase() throws IOException {
        application(
                process("p", "io.print('p')")
                        + "    meta: { command: { name: test } }\n"
                        + process("q", "")
                        + "    meta: { command: { name: other, use_case: run } }\n");
        assertThat(test("-o", "app:p:source=return {main=function() return 9 end}").exitCode())
                .isEqualTo(9);
        assertThat(test().together()).isEqualTo("p\n");
    }

    @Test
    void noTestsOrSeveralAreAnError() throws IOException {
        application(process("p", ""));
        assertThat(test().together())
                .isEqualTo(
                        "Error: the application has no tests: give a process 'meta: { command: {"
                                + " name: test, use_case: test } }'\n");
        application(process("broken", "end"));
        assertThat(test().error()).endsWith("use_case: test } }'; see also the errors above\n");
        application(
                process("p", "")
                        + "    meta: { command: { name: a, use_case: test } }\n"
                        + process("q", "")
                        + "    meta: { command: { name: b, use_case: test } }\n");
        assertThat(test().together())
                .isEqualTo(
                        "Error: several processes are tests: run one by 'wippy run -x', of app:p,"
                                + " app:q\n");
    }

    @Test
    void anEntryCanBeChangedFromTheCommandLine() throws IOException {
        application(process("p", "return 1") + process("q", "return 2"));
        assertThat(run("-o", "app:p:source=return {main=function() return 9 end}", "-x", "p"))
                .returns(9, CommandRun::exitCode);
        assertThat(run("-o", "app:gone:x=1", "-x", "p").together())
                .isEqualTo(
                        "Error: -o or the configuration changes an entry that there is not:"
                                + " app:gone\n");
        assertThat(run("-o", "nonsense", "-x", "p").together())
                .isEqualTo("Error: -o expects namespace:entry:field=value, got 'nonsense'\n");
    }

    @Test
    void theConfigurationComesFromFilesThenProfilesThenTheCommandLine() throws IOException {
        application(process("p", "return 1"));
        Path first = directory.resolve(".wippy.yaml");
        Files.writeString(
                first,
                """
                vars: { level: 3 }
                logger: { encoding: json }
                override:
                  app:p:source: "return { main = function() return ${level} end }"
                profiles:
                  high: { vars: { level: 7 } }
                """);
        assertThat(run("-x", "p")).returns(3, CommandRun::exitCode);
        assertThat(run("--profile", "high", "-x", "p")).returns(7, CommandRun::exitCode);
        assertThat(run("--profile", "high", "--set", "vars.level=9", "-x", "p"))
                .returns(9, CommandRun::exitCode);
        Path second = directory.resolve("second.yaml");
        Files.writeString(second, "vars: { level: 5 }\nlogger.encodin: x\n");
        String[] both = {"--config", first.toString(), "--config", second.toString()};
        assertThat(run(both[0], both[1], both[2], both[3], "-x", "p"))
                .returns(5, CommandRun::exitCode);
        var shown = run(both[0], both[1], both[2], both[3], "--print-config");
        assertThat(shown.output())
                .isEqualTo(
                        "logger.encodin = x  # %2$s:2%nlogger.encoding = json  # %1$s:2%n"
                                        .formatted(first, second)
                                + "override.app:p:source = return { main = function() return 5 end"
                                + " }"
                                + "  # %1$s:4%nvars.level = 5  # %2$s:1%n"
                                        .formatted(first, second));
        assertThat(shown.error()).contains("no key 'logger.encodin'", "'logger.encoding'?");
        assertThat(run("--profile", "hihg", "-x", "p").error())
                .isEqualTo("Error: there is no profile 'hihg': did you mean 'high'?\n");
        assertThat(run("--config", "gone.yaml", "-x", "p").error())
                .isEqualTo("Error: --config: there is no file gone.yaml\n");
    }

    @Test
    void settingsHaveTheirEffectOrAreReported() throws IOException {
        application(process("p", "io.print(process.pid())"));
        Path file = directory.resolve(".wippy.yaml");
        Files.writeString(file, "relay: { node_name: worker-1 }\n");
        assertThat(run("-x", "p").output()).isEqualTo("{worker-1@app:terminal|0x00001}\n");
        Files.writeString(
                file,
                """
                logmanager: { min_level: 1, propagate_downstream: perhaps }
                shutdown: { timeout: soon }
                relay: { node_name: "a b" }
                logger: { encoding: xml }
                disable: { namespaces: app }
                """);
        assertThat(run("-x", "p").error())
                .isEqualTo(
                        """
                        .wippy.yaml:5: error: expected a list of texts as 'disable.namespaces', got 'app'
                          hint: write each item on a line of its own, after '- '
                        .wippy.yaml:4: error: expected console or json as 'logger.encoding', got 'xml'
                          hint: leave it out for console
                        .wippy.yaml:1: error: expected true or false as 'logmanager.propagate_downstream', got 'perhaps'
                          hint: write true or false, without quotes
                        .wippy.yaml:3: error: expected a name without blanks, '@', '|' and braces as 'relay.node_name', got 'a b'
                          hint: write it like worker-1
                        .wippy.yaml:2: error: expected a duration as 'shutdown.timeout', got 'soon'
                          hint: write it like 250ms, 1.5s or 1h30m
                        Error: the configuration has errors
                        """);
        Files.writeString(
                file,
                """
                registry: { event_wait_timeout: 5s, dependency_lock_path: x, histroy_type: memory }
                lua: { invalidation_wait_timeout: 1s }
                finder: { query_cache_size: 5 }
                """);
        var run = run("-v", "-x", "p");
        assertThat(run.error())
                .contains("no key 'registry.histroy_type'", "did you mean 'registry.history_type'?")
                .contains("settings without effect in this version")
                .contains("finder.query_cache_size", "lua.invalidation_wait_timeout")
                .doesNotContain("no key 'registry.event", "no key 'lua.");
    }

    @Test
    void aVariableThatIsMissingFailsTheStart() throws IOException {
        application(process("p", "return 1"));
        Files.writeString(
                directory.resolve(".wippy.yaml"),
                "shutdown: { timeout: '${env:WIPPY_TEST_UNSET}' }\nlogger: { encoding: '${e}' }\n");
        assertThat(run("-x", "p").error())
                .isEqualTo(
                        """
                        .wippy.yaml:1: error: the environment has no variable WIPPY_TEST_UNSET
                          hint: set it
                        .wippy.yaml:2: error: there is no 'e' under 'vars'
                          hint: add it there
                        Error: the configuration has errors
                        """);
    }

    @Test
    void whatTheConfigurationDisablesIsNotThereAndTheCauseIsNamed() throws IOException {
        application(
                process("p", "return 1")
                        + process("user", "return 2")
                        + "    imports: { old: app:old.library }\n"
                        + "  - { name: old.library, kind: library.lua, source: return 1 }\n"
                        + "  - { name: tagged, kind: process.hots, meta: { tags: [beta, x] } }\n");
        Files.writeString(
                directory.resolve("src/other.yaml"),
                "namespace: legacy.deep\nentries:\n" + process("p", ""));
        Files.writeString(
                directory.resolve(".wippy.yaml"),
                """
                disable:
                  namespaces: ["legacy.**"]
                  entries: ["app:old.*"]
                  meta: { tags: [beta] }
                profiles:
                  all: { disable: { namespaces.remove: ["legacy.**"] } }
                """);
        var run = run("-o", "app:old.library:source=return 2", "-x", "p");
        assertThat(run.error())
                .isEqualTo(
                        """
                        src/_index.yaml:18:21: error: app:user needs app:old.library, which is disabled at .wippy.yaml:3
                          18 |     imports: { old: app:old.library }
                             |                     ^
                          hint: disable both, or take it out of 'disable'
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run("--profile", "all", "-x", "p").error())
                .endsWith("say which of app:p, legacy.deep:p\n");
        Files.writeString(
                directory.resolve(".wippy.yaml"), "disable: { entries: [nonsense, 'a:(b'] }\n");
        assertThat(run("-x", "p").error())
                .startsWith(".wippy.yaml:1: error: 'nonsense' is no pattern namespace:name\n")
                .contains("'(b' has a parenthesis without its other half");
    }

    @Test
    void aRequirementWithoutValueIsAnErrorOnlyIfStrictnessIsAskedFor() throws IOException {
        application(
                process("p", "return 7")
                        + "  - { name: need, kind: ns.requirement, targets: [{ entry: p, path: x }]"
                        + " }\n");
        assertThat(run("-v", "-x", "p"))
                .returns(7, CommandRun::exitCode)
                .extracting(CommandRun::error)
                .asString()
                .contains("warning: nobody gives the requirement app:need a value");
        assertThat(run("--strict", "-x", "p"))
                .returns(1, CommandRun::exitCode)
                .extracting(CommandRun::error)
                .asString()
                .contains("error: nobody gives the requirement app:need a value");
    }

    @Test
    void aComponentIsTakenFromALocalDirectory() throws IOException {
        application(
                process("p", "return greet.value")
                        + """
                            imports: { greet: acme.greet:library }
                          - name: dependency
                            kind: ns.dependency
                            component: acme/greet
                            parameters: [{ name: value, value: app:three }]
                          - { name: three, kind: library.lua, source: return 3 }
                          - { name: four, kind: library.lua, source: return 4 }
                        """);
        Files.createDirectories(directory.resolve("local/greet"));
        Files.writeString(
                directory.resolve("local/greet/_index.yaml"),
                """
                namespace: acme.greet
                entries:
                  - name: value
                    kind: ns.requirement
                    targets: [{ entry: library, path: .imports.given }]
                  - name: library
                    kind: library.lua
                    source: return { value = given }
                """);
        assertThat(run("-x", "p").error())
                .contains("there is no component 'acme/greet'", "app:p needs acme.greet:library");
        Files.createDirectories(directory.resolve("configuration"));
        Path file = directory.resolve("configuration/workspace.yaml");
        Files.writeString(file, "workspace: { replacements: { acme/greet: ../local/greet } }\n");
        assertThat(run("--config", file.toString(), "-x", "p"))
                .returns(3, CommandRun::exitCode)
                .returns("", CommandRun::error);
        String override = "acme.greet:library:imports.given=app:four";
        assertThat(run("--config", file.toString(), "-o", override, "-x", "p"))
                .returns(4, CommandRun::exitCode);
    }

    @Test
    void aLibraryRunsOncePerProcessWhereverItIsImported() throws IOException {
        application(
                process("p", "io.print(a.n, b.c.n, counter.n, require('a') == a)")
                        + "    imports: { a: app:counter, b: app:user, counter: app:counter }\n"
                        + """
                          - name: counter
                            kind: library.lua
                            source: runs = (runs or 0) + 1 return { n = runs }
                          - name: user
                            kind: library.lua
                            source: return { c = c }
                            imports: { c: app:counter }
                        """);
        assertThat(run("-x", "p").together()).isEqualTo("1\t1\t1\ttrue\n");
    }

    @Test
    void theGlobalTableIsTheProcessesOwn() throws IOException {
        application(process("p", "_G.x = 1 io.print(x, _G._G == _G, rawget(_G, 'x'))"));
        assertThat(run("-x", "p").together()).isEqualTo("1\ttrue\t1\n");
    }
}
