// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The standard files of a state, what {@code print} and {@code io} use. One thread at a time. */
public final class StandardStreams {

    private final PipeStream input;
    private final ByteOutput output;
    private final ByteOutput error;
    private final Set<ByteStream> unwritten = new LinkedHashSet<>();
    private final Map<ByteStream, WeakReference<LuaFile>> open = new LinkedHashMap<>();

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

    /**
     * Notes that a file is open, and closes those that nobody can reach any more (Lua 5.3 §6.8:
     * files are closed when their handles are collected). The end of the program closes the rest.
     */
    LuaFile opened(LuaFile file) throws IOException {
        List<ByteStream> abandoned = new ArrayList<>();
        for (Map.Entry<ByteStream, WeakReference<LuaFile>> entry : open.entrySet()) {
            if (entry.getValue().refersTo(null)) {
                abandoned.add(entry.getKey());
            }
        }
        for (ByteStream stream : abandoned) {
            stream.close();
        }
        open.put(file.stream(), new WeakReference<>(file));
        return file;
    }

    void closed(ByteStream stream) {
        open.remove(stream);
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
