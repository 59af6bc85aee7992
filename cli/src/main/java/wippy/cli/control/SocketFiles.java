// SPDX-License-Identifier: Apache-2.0
package wippy.cli.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sockets of the programs that run the application of a directory: {@code .wippy/run/PID.sock},
 * where PID is the number that the operating system gave the program.
 */
final class SocketFiles {
    private static final String SUFFIX = ".sock";

    /** What {@code sun_path} of Linux can hold, less the zero at its end. */
    private static final int PATH_BYTES_MAX = 107;

    private final Path directory;

    /** Of an application, whose directory is given. */
    SocketFiles(Path application) {
        directory = application.resolve(".wippy").resolve("run");
    }

    /** {@return the file of a program} */
    Path file(long pid) {
        return directory.resolve(pid + SUFFIX);
    }

    /**
     * Makes the directory, which only its owner may enter: nobody meets a socket before its mode.
     */
    void makeDirectory() throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(directory.getParent());
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.setPosixFilePermissions(directory, ownerOnly);
    }

    /**
     * {@return a socket at the file of a program, open to its owner} It gets its name when it can
     * be connected to, since one that refuses is taken for left behind.
     */
    ServerSocketChannel bind(long pid) throws IOException {
        Path file = file(pid);
        address(file); // fails if the path is too long; the other is shorter
        Path begun = directory.resolve("." + pid);
        Files.deleteIfExists(begun);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean isReady = false;
        try {
            channel.bind(address(begun));
            Files.setPosixFilePermissions(begun, PosixFilePermissions.fromString("rw-------"));
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
            isReady = true;
            return channel;
        } finally {
            if (!isReady) {
                channel.close();
            }
        }
    }

    /** Removes the file of a program, and the directory if it was the last. */
    void remove(long pid) throws IOException {
        Files.deleteIfExists(file(pid));
        try (DirectoryStream<Path> others = Files.newDirectoryStream(directory)) {
            if (others.iterator().hasNext()) {
                return;
            }
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(directory);
    }

    /**
     * {@return the address of a file, as the shorter of its absolute path and that from the working
     * directory}
     *
     * @throws IOException if both are longer than the operating system allows
     */
    static UnixDomainSocketAddress address(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        Path shorter = bytes(relative) < bytes(absolute) ? relative : absolute;
        if (bytes(shorter) > PATH_BYTES_MAX) {
            throw new IOException(
                    "the path of its socket has "
                            + bytes(shorter)
                            + " bytes, of which Unix allows "
                            + PATH_BYTES_MAX
                            + ": "
                            + shorter
                            + "; start it in its own directory, or move it to a shorter path");
        }
        return UnixDomainSocketAddress.of(shorter);
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@return what went wrong, in words} */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        return String.valueOf(e.getMessage());
    }

    /** {@return a connection to the program behind a file} Fails if there is none any more. */
    static SocketChannel connect(Path file) throws IOException {
        UnixDomainSocketAddress address = address(file);
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean isConnected = false;
        try {
            isConnected = channel.connect(address);
            return channel;
        } finally {
            if (!isConnected) {
                channel.close();
            }
        }
    }

    /**
     * {@return the files of the programs that live, by their numbers} Removes those that were left
     * behind by programs that were killed.
     */
    SortedMap<Long, Path> living() throws IOException {
        var living = new TreeMap<Long, Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                if (isLiving(file)) {
                    String name = file.getFileName().toString();
                    living.put(number(name.substring(0, name.length() - SUFFIX.length())), file);
                }
            }
        } catch (NoSuchFileException none) {
            return living;
        }
        return living;
    }

    private static long number(String name) throws IOException {
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException e) {
            throw new IOException("what is " + name + SUFFIX + "? no program names a socket so", e);
        }
    }

    /** Does not wait for one that takes no connections at the moment. */
    private static boolean isLiving(Path file) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.connect(address(file));
            return true;
        } catch (ConnectException refused) {
            Files.deleteIfExists(file);
            return false;
        } catch (SocketException busy) { // more want to connect than it takes
            return true;
        }
    }
}
