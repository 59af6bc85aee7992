// SPDX-License-Identifier: Apache-2.0
package wippy.cli.control;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The programs that run the application of a directory. */
public final class RunningPrograms {
    private final SocketFiles files;

    /** Those of an application, whose directory is given. */
    public RunningPrograms(Path application) {
        files = new SocketFiles(application);
    }

    /**
     * {@return the numbers that the operating system gave them}
     *
     * @throws IOException if this user may not know
     */
    public SortedSet<Long> pids() throws IOException {
        try {
            return new TreeSet<>(files.living().keySet());
        } catch (AccessDeniedException e) {
            throw new IOException(SocketFiles.reason(e) + ": only who started it may ask", e);
        }
    }

    /**
     * Asks one of them.
     *
     * @return its answer
     * @throws IOException if it does not answer
     */
    public String ask(long pid, String request) throws IOException {
        try (SocketChannel channel = SocketFiles.connect(files.file(pid))) {
            Channels.newOutputStream(channel).write(request.getBytes(StandardCharsets.UTF_8));
            channel.shutdownOutput();
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
