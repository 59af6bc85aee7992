// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The prompt of {@code wippy lua} on a pseudo terminal, which {@code script} of util-linux makes.
 */
final class TerminalTest {

    private static final int SECONDS_MAX = 60;
    private static final String CONTROL_C = "\u0003";
    private static final String CONTROL_D = "\u0004";
    private static final String CONTROL_P = "\u0010";

    private Process process;
    private InputStream screen;
    private OutputStream keys;

    @BeforeEach
    void start() throws IOException {
        String java =
                String.join(
                        " ",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-exports java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "-cp '" + System.getProperty("java.class.path") + "'",
                        "wippy.cli.Main lua -E");
        var builder =
                new ProcessBuilder(
                        "script", "-qefc", "stty cols 80 rows 24; exec " + java, "/dev/null");
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        process = builder.redirectErrorStream(true).start();
        screen = process.getInputStream();
        keys = process.getOutputStream();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(UTF_8));
        keys.flush();
    }

    /** Reads what is shown up to a text; the end of the program is an error. */
    private void await(String text) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int c = screen.read();
            if (c < 0) {
                throw new AssertionError("no '" + text + "' in:\n" + seen);
            }
            seen.append((char) c);
        }
    }

    @Test
    void linesAreCompletedRememberedInterruptedAndEnded() throws Exception {
        await("> ");
        type("for i = 1, 2 do\r");
        await(">> ");
        type("print(i * 100) end\r");
        await("100\r\n200\r\n");
        await("> ");
        type("string.rev\t('abc')\r");
        await("cba\r\n");
        await("> ");
        type(CONTROL_P + CONTROL_P + CONTROL_P + CONTROL_C);
        await("> ");
        type(CONTROL_P + "\r");
        await("cba\r\n");
        await("> ");
        type("io.write('rea', 'dy') io.flush() while true do end\r");
        await("ready");
        type(CONTROL_C);
        await("interrupted!\r\nstack traceback:\r\n\tstdin:1: in main chunk\r\n\t[C]: in ?\r\n");
        await("> ");
        type("unfinished = (" + CONTROL_C);
        await("> ");
        type("= unfinished, 6 * 7\r");
        await("nil\t42\r\n");
        await("> ");
        type(CONTROL_D);
        screen.readAllBytes();
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
