// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The standard files of a state, what {@code print} and {@code io} use. One thread at a time. */
public final class StandardStreams {

    private final PipeStream input;
    private final ByteOutput output;
    private final ByteOutput error;
    private final Set<ByteStream> unwritten = new LinkedHashSet<>();

    /** The standard files of a new state. */
    public StandardStreams(InputStream input, ByteOutput output, ByteOutput error) {
        this.input = PipeStream.reading(input);
        this.output = output;
        this.error = error;
    }

    /** {@return standard input, shared by all that read it} */
    ByteStream input() {
        return input;
    }

    /** {@return the next line of standard input without its end, null when there is none} */
    public String readLine() throws IOException {
        if (input.peek() < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** {@return standard output} */
    public ByteOutput output() {
        return output;
    }

    /** {@return standard error} */
    public ByteOutput error() {
        return error;
    }

    /** Notes a file with buffered data, to be written when the program ends without closing it. */
    void noteUnwritten(ByteStream file) {
        unwritten.add(file);
    }

    void noteWritten(ByteStream file) {
        unwritten.remove(file);
    }

    /**
     * Writes what is buffered for standard output and open files, as C does when a program ends.
     */
    public void flush() throws IOException {
        for (ByteStream file : List.copyOf(unwritten)) {
            file.flush();
        }
        output.flush();
        error.flush();
    }
}
