// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import wippy.lua.LuaString;

/**
 * Where the process of a command reads and writes. Texts are Lua strings: bytes go out as they are.
 *
 * <p>Any thread may write; what one call writes stays together. Reading blocks the thread, so a
 * process does it by {@link wippy.actor.Process#blocking}.
 */
public final class Terminal {
    private final InputStream input;
    private final OutputStream output;
    private final OutputStream error;
    private final RawMode rawMode;
    private final List<String> arguments;

    /**
     * Streams that are no terminal, or whose mode stays as it is.
     *
     * @param arguments what followed the command, as Java text
     */
    public Terminal(
            InputStream input, OutputStream output, OutputStream error, List<String> arguments) {
        this(input, output, error, RawMode.none(), arguments);
    }

    /**
     * A terminal.
     *
     * @param rawMode how its input leaves out lines and echo
     * @param arguments what followed the command, as Java text
     */
    public Terminal(
            InputStream input,
            OutputStream output,
            OutputStream error,
            RawMode rawMode,
            List<String> arguments) {
        this.input = input;
        this.output = output;
        this.error = error;
        this.rawMode = rawMode;
        this.arguments = List.copyOf(arguments);
    }

    /** {@return the same streams with other arguments} */
    public Terminal withArguments(List<String> others) {
        return new Terminal(input, output, error, rawMode, others);
    }

    /** {@return how the input leaves out lines and echo} */
    public RawMode rawMode() {
        return rawMode;
    }

    /** {@return what is typed, as bytes} */
    public InputStream input() {
        return input;
    }

    /** {@return what followed the command, as Java text} */
    public List<String> arguments() {
        return arguments;
    }

    /** Writes bytes to standard output, and through to the reader. */
    public void write(String bytes) throws IOException {
        write(output, bytes);
    }

    /** Writes bytes to standard error, and through to the reader. */
    public void writeError(String bytes) throws IOException {
        write(error, bytes);
    }

    private static void write(OutputStream stream, String bytes) throws IOException {
        byte[] all = LuaString.bytes(bytes);
        synchronized (stream) {
            stream.write(all);
            stream.flush();
        }
    }
}
