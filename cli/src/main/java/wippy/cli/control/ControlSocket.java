// SPDX-License-Identifier: Apache-2.0
package wippy.cli.control;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a program that runs an application can be asked about it, by {@link RunningPrograms}.
 *
 * <p>A request is text to the end of what the client sends; the answer is text as well, after which
 * the connection is closed. The socket is of mode 0600 in a directory of mode 0700.
 *
 * <p>All is done by threads of its own, so that nothing waits for it. It begins after a while: what
 * ends before leaves no trace.
 */
public final class ControlSocket implements AutoCloseable {
    private static final long BEGIN_MILLIS = 200;
    private static final int REQUEST_BYTES_MAX = 1 << 16;

    /** What answers, and hears of trouble. By threads of the socket. */
    public interface Host {
        /** {@return the answer to a request} */
        String answer(String request);

        /** The socket cannot be used. */
        void noSocket(String why);
    }

    private final SocketFiles files;
    private final Host host;
    private final long pid = ProcessHandle.current().pid();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Guarded by this. */
    private @Nullable ServerSocketChannel server;

    private ControlSocket(Path application, Host host) {
        this.files = new SocketFiles(application);
        this.host = host;
    }

    /** Opens a socket in the directory of an application. Returns at once. */
    public static ControlSocket open(Path application, Host host) {
        var socket = new ControlSocket(application, host);
        start("wippy-control", socket::run);
        return socket;
    }

    private static void start(String name, Runnable body) {
        Thread.ofPlatform().name(name).daemon().start(body);
    }

    private void run() {
        try {
            if (closing.await(BEGIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            ServerSocketChannel channel = bind();
            while (channel != null) {
                SocketChannel client = channel.accept();
                start("wippy-answer", () -> answer(client));
            }
        } catch (ClosedChannelException closed) {
            return;
        } catch (IOException e) {
            host.noSocket(SocketFiles.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return the socket; null if it is closed already} */
    private synchronized @Nullable ServerSocketChannel bind() throws IOException {
        if (closing.getCount() == 0) {
            return null;
        }
        files.makeDirectory();
        if (files.living().containsKey(pid)) {
            throw new IOException("another program has its socket: " + files.file(pid));
        }
        server = files.bind(pid);
        return server;
    }

    private void answer(SocketChannel client) {
        try (client) {
            byte[] request = Channels.newInputStream(client).readNBytes(REQUEST_BYTES_MAX);
            if (request.length == 0) { // it wanted to know whether we live
                return;
            }
            String answer = host.answer(new String(request, StandardCharsets.UTF_8));
            Channels.newOutputStream(client).write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) { // the one who asked
            return;
        }
    }

    /** Removes the socket. */
    @Override
    public synchronized void close() {
        closing.countDown();
        if (server == null) {
            return;
        }
        try {
            server.close();
            files.remove(pid);
        } catch (IOException e) {
            host.noSocket(SocketFiles.reason(e));
        }
    }
}
