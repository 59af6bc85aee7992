// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wippy.runtime.terminal.RawMode;

/**
 * Changes the mode of the terminal that is this process's standard input, by the system's {@code
 * stty}. Signals of the keyboard and what is done to output stay.
 */
final class SystemTerminal implements RawMode.Switch {

    /** The settings before raw mode. */
    private @Nullable String settings;

    @Override
    public void set(boolean isRaw) throws IOException {
        if (isRaw) {
            settings = stty("-g").strip();
            stty("-icanon", "-echo", "min", "1", "time", "0");
        } else if (settings != null) {
            stty(settings);
            settings = null;
        }
    }

    private static String stty(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT)
                        .redirectErrorStream(true)
                        .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(
                        "stty ended with " + code + (text.isBlank() ? "" : ": " + text.strip()));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stty changed the terminal", e);
        }
    }
}
