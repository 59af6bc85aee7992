// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of {@code wippy lua} only a process of its own shows; all else is in the test beside. */
final class LuaProcessTest {

    private static final int SECONDS_MAX = 60;

    @TempDir Path directory;

    private record Ended(int exitCode, String output, String errors) {}

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-exports",
                        "java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("wippy.cli.Main", "lua"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LUA_"));
        return builder.start();
    }

    private Ended lua(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), output, errors);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aScriptEndsWithItsExitCode() throws Exception {
        Files.writeString(
                directory.resolve("script.lua"),
                "print(..., arg[0]) io.stderr:write('e\\n') print(io.read()) error('no', 0)");
        Ended ended = lua("script.lua", "one");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).isEqualTo("one\tscript.lua\nnil\n");
        assertThat(ended.errors()).startsWith("e\nlua: no\nstack traceback:\n");
    }

    @Test
    void whatIsBufferedIsWrittenHoweverTheProgramEnds() throws Exception {
        String ending = "print('out'); io.open('file', 'w'):write('kept'); ";
        for (String end : List.of("os.exit(3)", "error('e', 0)")) {
            Ended ended = lua("-e", ending + end);
            assertThat(ended.output()).isEqualTo("out\n");
            assertThat(Files.readString(directory.resolve("file"))).isEqualTo("kept");
            assertThat(ended.exitCode()).isEqualTo(end.contains("3") ? 3 : 1);
        }
    }

    @Test
    void aProgramWhoseOutputNobodyReadsAnyMoreEndsWithoutAWord() throws Exception {
        Process process = start("-e", "while true do print('line') end");
        try {
            assertThat(process.getInputStream().read()).isEqualTo('l');
            process.getInputStream().close();
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(141);
            assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void controlCAtThePromptEndsWhatRunsAndNotTheSession() throws Exception {
        Process process = start("-i");
        try {
            var typed = process.outputWriter();
            var output = process.inputReader();
            typed.write("io.write('ready\\n') io.flush() while true do end\n");
            typed.flush();
            for (String line = output.readLine(); !line.endsWith("ready"); ) {
                line = output.readLine();
            }
            var kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
            typed.write("print('next')\n");
            typed.close();
            assertThat(output.readLine()).isEqualTo("> next");
            assertThat(process.errorReader().readLine()).isEqualTo("interrupted!");
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
