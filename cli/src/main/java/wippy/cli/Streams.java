// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a command reads and writes; not buffered. */
record Streams(InputStream input, OutputStream output, OutputStream error) {

    /** {@return standard input, output and error} */
    static Streams ofProgram() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }

    /** {@return whether the output, and the input, are a terminal} */
    boolean isTerminal() {
        Console console = output instanceof FileOutputStream ? System.console() : null;
        return console != null && console.isTerminal();
    }

    /** Writes text to the output. */
    void print(String text) {
        write(output, text);
    }

    /** Writes text to the error stream. */
    void printError(String text) {
        write(error, text);
    }

    private static void write(OutputStream stream, String text) {
        synchronized (stream) {
            try {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
