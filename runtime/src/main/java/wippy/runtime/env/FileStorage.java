// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps texts in an {@code .env} file. The file is read when the storage is made and again before
 * each change, which leaves comments and other lines as they are and replaces the file as a whole.
 */
public final class FileStorage implements EnvStorage {
    private final Path file;
    private final int fileMode;
    private final int directoryMode;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<String, String> values = Map.of();

    /**
     * A storage that has read nothing yet.
     *
     * @param fileMode permissions of the file if it is created, as in {@code chmod}
     * @param directoryMode permissions of directories that are created for it
     */
    public FileStorage(Path file, int fileMode, int directoryMode) {
        this.file = file;
        this.fileMode = fileMode;
        this.directoryMode = directoryMode;
    }

    /**
     * Reads the file.
     *
     * @throws NoSuchFileException if it does not exist
     * @throws IOException if it cannot be read
     */
    public void load() throws IOException {
        values = EnvText.parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Makes an empty file, and its directories.
     *
     * @throws IOException if that does not work; also if it exists
     */
    public void create() throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createFile(file);
        allow(file, fileMode);
    }

    /** Parents first, each with its permissions; those that are there stay as they are. */
    private void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectory(directory);
        allow(directory, directoryMode);
    }

    private static void allow(Path path, int mode) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions(mode));
        }
    }

    /** {@return the permissions that the nine low bits of a mode mean} */
    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values(); // from owner's read to others'
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public void set(String key, String value) throws IOException {
        changing.lock();
        try {
            boolean isThere = Files.exists(file);
            String text = isThere ? Files.readString(file, StandardCharsets.UTF_8) : "";
            String changed = EnvText.with(text, key, value);
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, changed, StandardCharsets.UTF_8);
            if (isThere && beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            } else {
                allow(beside, fileMode);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            values = EnvText.parse(changed);
        } finally {
            changing.unlock();
        }
    }
}
