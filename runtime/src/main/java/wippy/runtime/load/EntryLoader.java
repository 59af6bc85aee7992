// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.Absence;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.load.Problem.Severity;

/**
 * Reads every definition file of an application: {@code .yaml}, {@code .yml} and {@code .json}
 * under its source directory, except in {@code node_modules} and in the modules directory. Symbolic
 * links to directories are not followed.
 */
public final class EntryLoader {

    private final SourceRoot root;
    private final Path modules;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<EntryId, Absence> broken = new HashMap<>();

    private EntryLoader(SourceRoot root, Path modules) {
        this.root = root;
        this.modules = modules;
    }

    /**
     * Loads an application. Never throws on what users wrote.
     *
     * @param base the directory of the lock file, which its paths and all messages are relative to
     * @param lock where sources and modules are
     */
    public static Loaded load(Path base, LockFile lock) {
        Path from = base.toAbsolutePath().normalize();
        Path source = from.resolve(lock.source()).normalize();
        String label = from.relativize(source).toString().replace('\\', '/');
        Path modules = from.resolve(lock.modules()).normalize();
        var loader = new EntryLoader(new SourceRoot(source, label), modules);
        loader.run();
        return new Loaded(loader.entries, loader.problems, loader.broken);
    }

    private void run() {
        if (!Files.isDirectory(root.directory())) {
            problems.add(
                    Problem.error(
                            "",
                            "the source directory " + root.directory() + " does not exist",
                            "create it, or correct directories.src in the lock file"));
            return;
        }
        for (Path file : definitionFiles()) {
            text(file)
                    .ifPresent(
                            text ->
                                    new EntryFile(root, file, entries, problems, broken)
                                            .read(text));
        }
        removeDuplicates();
    }

    private List<Path> definitionFiles() {
        var files = new ArrayList<Path>();
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        boolean isForeign =
                                directory.endsWith("node_modules") || directory.equals(modules);
                        return isForeign && !directory.equals(root.directory())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = String.valueOf(file.getFileName());
                        boolean isDefinition =
                                name.endsWith(".yaml")
                                        || name.endsWith(".yml")
                                        || name.endsWith(".json");
                        if (isDefinition && Files.isRegularFile(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        unreadable(root.show(file), failure);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) {
                        if (failure != null) {
                            unreadable(root.show(directory), failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(root.directory(), visitor);
        } catch (IOException failure) {
            unreadable(root.label(), failure);
        }
        Collections.sort(files);
        return files;
    }

    private void unreadable(String file, IOException failure) {
        problems.add(Problem.error(file, "cannot be read: " + failure, "check its permissions"));
    }

    private Optional<String> text(Path path) {
        String file = root.show(path);
        try {
            if (Files.size(path) > Limits.FILE_BYTES_MAX) {
                String message = "has more than " + Limits.FILE_BYTES_MAX + " bytes";
                problems.add(Problem.error(file, message, "split the file"));
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            String text = decode(bytes, file);
            return Optional.ofNullable(text);
        } catch (IOException failure) {
            unreadable(file, failure);
            return Optional.empty();
        }
    }

    /** {@return the text, with tabs of JSON as blanks, or null if it is not UTF-8} */
    private @Nullable String decode(byte[] bytes, String file) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            String body = text.startsWith("\ufeff") ? text.substring(1) : text;
            return file.endsWith(".json") ? body.replace('\t', ' ') : body;
        } catch (CharacterCodingException malformed) {
            String before = new String(bytes, StandardCharsets.UTF_8);
            int at = before.indexOf('\ufffd');
            String start = before.substring(0, Math.max(at, 0));
            int line = (int) start.chars().filter(character -> character == '\n').count() + 1;
            int column = start.codePointCount(start.lastIndexOf('\n') + 1, start.length()) + 1;
            problems.add(
                    new Problem(
                            Severity.ERROR,
                            file,
                            line,
                            column,
                            "expected UTF-8, got a byte that is none",
                            looksLikeUtf16(bytes)
                                    ? "the file is UTF-16: save it as UTF-8"
                                    : "save the file as UTF-8"));
            return null;
        }
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
    }

    private void removeDuplicates() {
        Map<EntryId, Entry> first = new HashMap<>();
        entries.removeIf(
                entry -> {
                    Entry present = first.putIfAbsent(entry.id(), entry);
                    if (present == null) {
                        return false;
                    }
                    problems.add(
                            Problem.at(
                                    Severity.ERROR,
                                    entry,
                                    DataPath.ENTRY.child("name"),
                                    "there is already an entry "
                                            + entry.id()
                                            + " at "
                                            + present.origin(),
                                    "give one of them another name"));
                    return true;
                });
    }
}
