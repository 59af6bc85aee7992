// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One run of the program in this JVM: what it printed, and its exit code. */
record CommandRun(int exitCode, String output, String error, String together) {

    static CommandRun of(String... arguments) {
        var output = new ByteArrayOutputStream();
        var error = new ByteArrayOutputStream();
        var together = new ByteArrayOutputStream();
        int exitCode =
                Program.run(
                        arguments,
                        new Streams(
                                new ByteArrayInputStream(new byte[0]),
                                new Both(output, together),
                                new Both(error, together)));
        return new CommandRun(exitCode, text(output), text(error), text(together));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            first.write(b);
            second.write(b);
        }
    }
}
