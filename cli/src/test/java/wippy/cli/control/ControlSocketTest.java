// SPDX-License-Identifier: Apache-2.0
package wippy.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlSocketTest {
    private static final long POLL_MILLIS = 10;
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir private Path directory;

    /** What the socket complained of. */
    private final CompletableFuture<String> trouble = new CompletableFuture<>();

    private ControlSocket open(Path application) {
        return ControlSocket.open(
                application,
                new ControlSocket.Host() {
                    @Override
                    public String answer(String request) {
                        return "you said " + request;
                    }

                    @Override
                    public void noSocket(String why) {
                        trouble.complete(why);
                    }
                });
    }

    /** Waits until this program can be asked. */
    private RunningPrograms running() throws Exception {
        var programs = new RunningPrograms(directory);
        while (!programs.pids().contains(OWN)) {
            assertThat(trouble).isNotDone();
            Thread.sleep(POLL_MILLIS);
        }
        return programs;
    }

    private Path file(String name) {
        return directory.resolve(".wippy/run").resolve(name);
    }

    @Test
    void whoAsksIsAnsweredUntilTheSocketIsClosed() throws Exception {
        RunningPrograms programs;
        try (var _ = open(directory)) {
            programs = running();
            assertThat(programs.pids()).containsExactly(OWN);
            assertThat(programs.ask(OWN, "hello\nthere")).isEqualTo("you said hello\nthere");
            assertThat(programs.ask(OWN, "again")).isEqualTo("you said again");
        }
        assertThat(programs.pids()).isEmpty();
        assertThat(directory.resolve(".wippy/run")).doesNotExist();
        assertThatThrownBy(() -> programs.ask(OWN, "x")).isInstanceOf(IOException.class);
    }

    @Test
    void onlyItsOwnerMayUseIt() throws Exception {
        Files.createDirectories(file("x").getParent());
        try (var _ = open(directory)) {
            running();
            while (!mode(file(OWN + ".sock")).equals("rw-------")) {
                Thread.sleep(POLL_MILLIS);
            }
            assertThat(mode(file("x").getParent())).isEqualTo("rwx------");
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatEndsAtOnceLeavesNoTrace() {
        open(directory).close();
        assertThat(directory.resolve(".wippy")).doesNotExist();
    }

    private ServerSocketChannel other(String name) throws IOException {
        Files.createDirectories(file(name).getParent());
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(SocketFiles.address(file(name)));
        return channel;
    }

    @Test
    void socketsOfKilledProgramsAreRemovedThoseOfLivingOnesStay() throws Exception {
        other("7.sock").close();
        other(OWN + ".sock").close();
        assertThat(file("7.sock")).exists();
        try (var eight = other("8.sock")) {
            try (var _ = open(directory)) {
                assertThat(running().pids()).containsExactlyInAnyOrder(8L, OWN);
                assertThat(file("7.sock")).doesNotExist();
            }
            assertThat(eight.isOpen()).isTrue();
            assertThat(new RunningPrograms(directory).pids()).containsExactly(8L);
        }
    }

    @Test
    void aSocketThatIsInUseIsLeftAlone() throws Exception {
        try (var _ = other(OWN + ".sock")) {
            try (var _ = open(directory)) {
                assertThat(trouble.get(30, TimeUnit.SECONDS))
                        .isEqualTo("another program has its socket: " + file(OWN + ".sock"));
            }
            assertThat(file(OWN + ".sock")).exists();
        }
    }

    @Test
    void whoLooksWhileASocketIsMadeDoesNotRemoveIt() throws Exception {
        var files = new SocketFiles(directory);
        files.makeDirectory();
        var isOver = new AtomicBoolean();
        var looking =
                CompletableFuture.runAsync(
                        () -> {
                            while (!isOver.get()) {
                                living(files);
                            }
                        });
        try {
            for (long pid = 1; pid <= 300; pid++) {
                try (var _ = files.bind(pid)) {
                    assertThat(living(files)).containsKey(pid);
                }
            }
        } finally {
            isOver.set(true);
        }
        looking.get(60, TimeUnit.SECONDS);
    }

    private static SortedMap<Long, Path> living(SocketFiles files) {
        try {
            return files.living();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPathThatIsTooLongIsToldInWords() throws Exception {
        Path deep = directory.resolve("x".repeat(100));
        Files.createDirectory(deep);
        try (var _ = open(deep)) {
            assertThat(trouble.get(30, TimeUnit.SECONDS))
                    .matches(
                            "the path of its socket has \\d+ bytes, of which Unix allows 107:"
                                    + " .*\\.sock; start it in its own directory, or move it to a"
                                    + " shorter path");
        }
        assertThat(new RunningPrograms(deep).pids()).isEmpty();
    }
}
