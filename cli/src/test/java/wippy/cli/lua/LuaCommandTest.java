// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wippy lua} as a program: what it prints and how it ends, beside PUC Lua's {@code lua}. */
final class LuaCommandTest {

    @TempDir Path directory;

    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int exitCode, String output, String errors) {}

    /** Runs the command in this JVM; {@link LuaProcessTest} has what needs one of its own. */
    private Ended lua(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("lua"));
        all.addAll(List.of(arguments));
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var stdin = new ByteArrayInputStream(input.getBytes(UTF_8));
        int exitCode =
                new LuaCommand(
                                all.toArray(String[]::new),
                                "0.0",
                                new Console(
                                        stdin, output, errors, environment, false, false, false))
                        .run();
        return new Ended(exitCode, text(output), text(errors));
    }

    /** File names without the directory, which is another in each run. */
    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace(directory + "/", "");
    }

    private String script(String text) throws IOException {
        return Files.writeString(directory.resolve("script.lua"), text).toString();
    }

    @Test
    void runsAScriptWithItsArguments() throws IOException {
        String file =
                script(
                        """
                        #!/usr/bin/env lua
                        print(select('#', ...), ..., arg[0], arg[2], #arg, arg[-1])
                        print('grüß dich')\
                        """);
        assertThat(lua("", file, "one", "zwei"))
                .isEqualTo(new Ended(0, "2\tone\tscript.lua\tzwei\t2\tlua\ngrüß dich\n", ""));
    }

    @Test
    void aDirectoryIsNoScript() {
        assertThat(lua("", directory.toString()).errors())
                .contains("cannot read ", "Is a directory");
    }

    @Test
    void runsStatementsAndStandardInput() throws IOException {
        assertThat(lua("print(x, ...)", "-e", "x = 1", "-e", "x = x + 1", "-", "a").output())
                .isEqualTo("2\ta\n");
        assertThat(lua("print('from stdin')").output()).isEqualTo("from stdin\n");
        assertThat(lua("", "-v").output()).startsWith("Lua 5.3 (wippy ");
    }

    @Test
    void debugRunsLinesOfStandardInputUntilCont() throws IOException {
        assertThat(lua("x = 5\nerror('no', 0)\ncont\nx = 6\n", "-e", "debug.debug() print(x)"))
                .isEqualTo(new Ended(0, "5\n", "lua_debug> lua_debug> no\nlua_debug> "));
    }

    @Test
    void anErrorShowsWhereItHappened() throws IOException {
        String file =
                script("local function fail() error('broken') end\nlocal ok = fail()\nreturn ok");
        assertThat(lua("", file))
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                """
                                lua: script.lua:1: broken
                                stack traceback:
                                \t[C]: in function 'error'
                                \tscript.lua:1: in local 'fail'
                                \tscript.lua:2: in main chunk
                                \t[C]: in ?
                                """));
    }

    @Test
    void aSyntaxErrorShowsTheLine() throws IOException {
        String file = script("local x = 1\nx = x + }\n");
        assertThat(lua("", file))
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                """
                                lua: script.lua:2: unexpected symbol near '}'
                                 --> script.lua:2:9
                                  |
                                2 | x = x + }
                                  |         ^
                                  = help: an expression is missing here
                                """));
    }

    @Test
    void errorValuesThatAreNoTextAreNamed() throws IOException {
        assertThat(lua("", "-e", "error({})").errors())
                .startsWith("lua: (error object is a table value)\n");
        assertThat(
                        lua(
                                        "",
                                        "-e",
                                        "error(setmetatable({}, {__tostring = function() return 'e'"
                                                + " end}))")
                                .errors())
                .isEqualTo("lua: e\n");
    }

    @Test
    void helpIsNoError() {
        Ended help = lua("", "-i", "--help");
        assertThat(help.output()).startsWith("usage: wippy lua [options] [script [args]]\n");
        assertThat(help.errors()).isEmpty();
        assertThat(help.exitCode()).isZero();
    }

    @Test
    void theTextOfAnErrorObjectIsAskedWhereItWasRaised() throws IOException {
        String file =
                script(
                        """
                        local e = setmetatable({}, {__tostring = function()
                          return "line " .. debug.getinfo(4).currentline
                        end})

                        error(e)
                        """);
        assertThat(lua("", file).errors()).isEqualTo("lua: line 5\n");
    }

    @Test
    void wrongUseIsSaidInOneLine() throws IOException {
        Ended missing = lua("", "missing.lua");
        assertThat(missing)
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "lua: cannot open missing.lua: No such file or directory\n"));
        Ended unknown = lua("", "-q");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.errors()).startsWith("lua: unrecognized option '-q'\nusage: wippy lua ");
        assertThat(lua("", "-e").errors()).startsWith("lua: '-e' needs argument\n");
    }

    @Test
    void endlessRecursionIsAnError() throws IOException {
        String file = script("local function f() return 1 + f() end\nprint(pcall(f))\nf()");
        Ended ended = lua("", file);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).isEqualTo("false\tscript.lua:1: stack overflow\n");
        assertThat(ended.errors())
                .startsWith("lua: script.lua:1: stack overflow\nstack traceback:\n");
    }

    @Test
    void librariesAndStatementsRunInTheirOrder() throws IOException {
        Files.writeString(directory.resolve("mine.lua"), "print('loading', ...) return {v = x}");
        environment.put("LUA_PATH", directory + "/?.lua;;");
        assertThat(
                        lua(
                                "",
                                "-e",
                                "x = 5",
                                "-lmine",
                                "-e",
                                "print(mine.v, package.loaded.mine == mine)"))
                .isEqualTo(new Ended(0, "loading\tmine\tmine.lua\n5\ttrue\n", ""));
        Ended missing = lua("", "-l", "absent", "-e", "print('never')");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).isEmpty();
        assertThat(missing.errors())
                .startsWith(
                        """
                        lua: module 'absent' not found:
                        \tno field package.preload['absent']
                        \tno file 'absent.lua'
                        \tno file '/usr/local/share/lua/5.3/absent.lua'
                        """);
    }

    @Test
    void theEnvironmentInitializesAndSaysWhereModulesAre() throws IOException {
        environment.put("LUA_INIT", "print('init', package.path)");
        environment.put("LUA_PATH", "a/?.lua;;");
        String usual =
                "/usr/local/share/lua/5.3/?.lua;/usr/local/share/lua/5.3/?/init.lua;./?.lua;./?/init.lua";
        assertThat(lua("", "-e", "print(1)").output())
                .isEqualTo("init\ta/?.lua;" + usual + ";\n1\n");
        environment.put("LUA_PATH_5_3", "b/?.lua");
        environment.put("LUA_INIT_5_3", "@" + script("print('file', package.path, ...)"));
        assertThat(lua("", "-e", "print(1)").output()).isEqualTo("file\tb/?.lua\n1\n");
        assertThat(lua("", "-E", "-e", "print(package.path)").output()).isEqualTo(usual + "\n");
        environment.put("LUA_INIT_5_3", "error('no')");
        assertThat(lua("", "-e", "print(1)").errors())
                .startsWith("lua: LUA_INIT_5_3:1: no\nstack traceback:\n");
    }

    @Test
    void thePromptPrintsValuesAndGoesOnAfterErrors() throws IOException {
        String typed =
                """
                x = 40
                x + 2, nil
                =x
                for i = 1, 2 do
                  print(i)
                end
                error('oh')
                }
                io.read()
                read by the program
                _PROMPT = 'p '; _PROMPT2 = 'q '
                x =
                7
                x
                print = nil
                x
                """;
        Ended ended = lua(typed, "-i", "-e", "y = 1");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output().substring(ended.output().indexOf('\n') + 1))
                .isEqualTo(
                        """
                        > > 42\tnil
                        > 40
                        > >> >> 1
                        2
                        > > > read by the program
                        > p q p 7
                        p p p \n\
                        """);
        assertThat(ended.errors())
                .isEqualTo(
                        """
                        stdin:1: oh
                        stack traceback:
                        \t[C]: in function 'error'
                        \tstdin:1: in main chunk
                        \t[C]: in ?
                        stdin:1: unexpected symbol near '}'
                        error calling 'print' (attempt to call a nil value)
                        """);
    }

    @Test
    void aScriptThatFailsHasNoPrompt() throws IOException {
        String file = script("error('e', 0)");
        Ended ended = lua("print(1)", "-i", file);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).startsWith("Lua 5.3 (wippy ").hasLineCount(1);
    }

    @Test
    void anInterruptedScriptEndsWithOne() throws Exception {
        String program =
                "print(pcall(function() print('ready') io.flush() while true do end end))"
                        + " print('again') io.flush() while true do end";
        var errors = new ByteArrayOutputStream();
        var output = new PipedInputStream();
        var console =
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new PipedOutputStream(output),
                        errors,
                        environment,
                        false,
                        false,
                        false);
        var command = new LuaCommand(new String[] {"lua", "-e", program}, "0.0", console);
        var ended = CompletableFuture.supplyAsync(command::run);
        var lines = new BufferedReader(new InputStreamReader(output, UTF_8));
        assertThat(lines.readLine()).isEqualTo("ready");
        command.interruption().run();
        assertThat(lines.readLine()).isEqualTo("false\tinterrupted!");
        assertThat(lines.readLine()).isEqualTo("again");
        command.interruption().run();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(errors.toString(UTF_8))
                .isEqualTo(
                        """
                        lua: interrupted!
                        stack traceback:
                        \t(command line):1: in main chunk
                        \t[C]: in ?
                        """);
    }
}
