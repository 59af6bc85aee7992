// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStorageTest {
    @TempDir private Path directory;

    @Test
    void whatIsSetIsInTheFileAndReadBackByAnother() throws IOException {
        Path file = directory.resolve("values.env");
        Files.writeString(file, "# kept\nA=1\n");
        var storage = new FileStorage(file, 0644, 0755);
        assertThat(storage.get("A")).isEmpty();
        storage.load();
        assertThat(storage.get("A")).contains("1");
        storage.set("A", "2");
        storage.set("B", "two\nlines");
        assertThat(Files.readString(file)).isEqualTo("# kept\nA=2\nB=\"two\\nlines\"\n");
        var other = new FileStorage(file, 0644, 0755);
        other.load();
        assertThat(other.get("B")).contains("two\nlines");
        assertThat(directory).isDirectoryContaining(file::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void aChangeKeepsWhatAnotherProgramWrote() throws IOException {
        Path file = directory.resolve("values.env");
        Files.writeString(file, "A=1\n");
        var storage = new FileStorage(file, 0644, 0755);
        storage.load();
        Files.writeString(file, "A=1\nTHEIRS=yes\n");
        storage.set("A", "2");
        assertThat(Files.readString(file)).isEqualTo("A=2\nTHEIRS=yes\n");
        assertThat(storage.get("THEIRS")).contains("yes");
    }

    @Test
    void creatingMakesDirectoriesAndGivesPermissions() throws IOException {
        Path file = directory.resolve("a/b/values.env");
        var storage = new FileStorage(file, 0600, 0700);
        assertThatThrownBy(storage::load).isInstanceOf(NoSuchFileException.class);
        storage.create();
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        storage.set("A", "1");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo("A=1\n");
        assertThatThrownBy(storage::create).isInstanceOf(FileAlreadyExistsException.class);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
