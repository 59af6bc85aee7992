// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wippy.registry.FileText;
import wippy.registry.Nearest;

/**
 * Replaces {@code file://} values of one definition file by what the files contain. {@code
 * file://x} is relative to the directory of the definition file, {@code file:///x} to the source
 * root; no path may leave the root, through symbolic links neither.
 */
final class FileReferences {

    private static final String SCHEME = "file://";

    private final SourceRoot root;
    private final Path directory;

    FileReferences(SourceRoot root, Path definitionFile) {
        this.root = root;
        this.directory = definitionFile.resolveSibling("");
    }

    /** What a reference turned out to be. */
    sealed interface Result {
        /** The content of the file. */
        record Content(FileText text) implements Result {}

        /** Why there is none. */
        record Failure(String message, String hint) implements Result {}
    }

    static boolean isReference(String value) {
        return value.startsWith(SCHEME);
    }

    Result read(String value) {
        String path = value.substring(SCHEME.length());
        boolean isFromRoot = path.startsWith("/");
        String relative = isFromRoot ? path.substring(1) : path;
        if (relative.isBlank()) {
            return new Result.Failure(
                    "'" + value + "' names no file", "write file:// and the path of a file");
        }
        Path base = isFromRoot ? root.directory() : directory;
        try {
            Path target = base.resolve(relative).normalize();
            if (!target.startsWith(root.directory())) {
                return escape(value);
            }
            if (Files.isDirectory(target)) {
                return new Result.Failure(
                        "'" + value + "' is a directory", "write the path of a file");
            }
            if (!Files.exists(target)) {
                return missing(value, target, base);
            }
            if (!target.toRealPath().startsWith(root.directory().toRealPath())) {
                return escape(value);
            }
            long size = Files.size(target);
            if (size > Limits.TEXT_BYTES_MAX) {
                return new Result.Failure(
                        "'"
                                + value
                                + "' has "
                                + size
                                + " bytes, more than "
                                + Limits.TEXT_BYTES_MAX,
                        "keep big data out of entries");
            }
            byte[] content = Files.readAllBytes(target);
            return new Result.Content(FileText.of(root.show(target), content));
        } catch (InvalidPathException invalid) {
            return new Result.Failure(
                    "'" + value + "' is not a path: " + invalid.getReason(),
                    "write file:// and the path of a file");
        } catch (IOException unreadable) {
            return new Result.Failure(
                    "'" + value + "' cannot be read: " + unreadable,
                    "check the permissions of the file");
        }
    }

    private Result escape(String value) {
        String name = root.label().isEmpty() ? "." : root.label();
        return new Result.Failure(
                "'" + value + "' leads out of the source directory " + name,
                "move the file into the source directory");
    }

    private Result missing(String value, Path target, Path base) {
        String looked = root.show(target);
        Path parent = target.getParent();
        Optional<String> near =
                parent == null
                        ? Optional.empty()
                        : Nearest.to(String.valueOf(target.getFileName()), names(parent))
                                .map(name -> base.relativize(parent.resolve(name)))
                                .map(path -> SCHEME + path.toString().replace('\\', '/'));
        return new Result.Failure(
                "'" + value + "' does not exist; looked for " + looked,
                near.filter(name -> !value.startsWith(SCHEME + "/"))
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse(
                                "the path is relative to this file, or to the source root with"
                                        + " file:///"));
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
