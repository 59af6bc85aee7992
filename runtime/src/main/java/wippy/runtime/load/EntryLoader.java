// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import wippy.registry.Absence;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.load.Problem.Severity;

/**
 * Reads every definition file of an application: {@code .yaml}, {@code .yml} and {@code .json}
 * under its source directory, except in {@code node_modules} and in the modules directory; then
 * those of the components that its lock file lists. Symbolic links to directories are not followed.
 */
public final class EntryLoader {

    private final Path base;
    private final List<Component> components;
    private final Set<Path> roots = new HashSet<>();
    private SourceRoot root;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<EntryId, Absence> broken = new HashMap<>();

    private EntryLoader(Path base, LockFile lock) {
        this.base = base;
        this.root = root(base.resolve(lock.source()).normalize());
        this.components = new ComponentDirectories(base, lock, problems).find();
        roots.add(root.directory());
        roots.add(base.resolve(lock.modules()).normalize());
        for (Component component : components) {
            roots.add(component.directory());
        }
    }

    /**
     * Loads an application. Never throws on what users wrote.
     *
     * @param base the directory of the lock file, which its paths and all messages are relative to
     * @param lock where sources and modules are
     */
    public static Loaded load(Path base, LockFile lock) {
        var loader = new EntryLoader(base.toAbsolutePath().normalize(), lock);
        loader.run();
        return new Loaded(loader.entries, loader.problems, loader.broken, loader.components);
    }

    private SourceRoot root(Path directory) {
        String label = base.relativize(directory).toString().replace('\\', '/');
        return new SourceRoot(directory, label);
    }

    private void run() {
        if (Files.isDirectory(root.directory())) {
            readFiles(List.of());
        } else {
            problems.add(
                    Problem.error(
                            "",
                            "the source directory " + root.directory() + " does not exist",
                            "create it, or correct directories.src in the lock file"));
        }
        Path source = root.directory();
        for (Component component : components) {
            if (!component.directory().equals(source)) {
                root = root(component.directory());
                int first = entries.size();
                readFiles(component.excluded());
                entries.subList(first, entries.size())
                        .replaceAll(entry -> marked(entry, component));
            }
        }
        removeDuplicates();
    }

    private void readFiles(List<String> excluded) {
        for (Path file : definitionFiles(excluded)) {
            text(file)
                    .ifPresent(
                            text ->
                                    new EntryFile(root, file, entries, problems, broken)
                                            .read(text));
        }
    }

    /** {@return the entry, which tells its component unless it does so itself} */
    private static Entry marked(Entry entry, Component component) {
        var meta = new LinkedHashMap<>(entry.meta());
        return meta.putIfAbsent(Component.META, component.name()) == null
                ? new Entry(entry.id(), entry.kind(), meta, entry.data(), entry.origin())
                : entry;
    }

    private List<Path> definitionFiles(List<String> excluded) {
        var files = new ArrayList<Path>();
        List<PathMatcher> matchers = matchers(excluded);
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        boolean isForeign =
                                directory.endsWith("node_modules") || roots.contains(directory);
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
                        if (isDefinition && Files.isRegularFile(file) && !matches(matchers, file)) {
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

    private List<PathMatcher> matchers(List<String> patterns) {
        var matchers = new ArrayList<PathMatcher>();
        for (String pattern : patterns) {
            try {
                matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
            } catch (PatternSyntaxException e) {
                problems.add(
                        Problem.error(
                                root.label(),
                                "'" + pattern + "' under 'exclude' of wippy.yaml is no pattern",
                                "write it like test/** or **/*_test.yaml"));
            }
        }
        return matchers;
    }

    private boolean matches(List<PathMatcher> matchers, Path file) {
        Path relative = root.directory().relativize(file);
        for (PathMatcher matcher : matchers) {
            if (matcher.matches(relative)) {
                return true;
            }
        }
        return false;
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
            Optional<String> text = Utf8Text.decode(Files.readAllBytes(path), file, problems);
            // YAML takes no tabs for indentation, JSON does
            return file.endsWith(".json") ? text.map(json -> json.replace('\t', ' ')) : text;
        } catch (IOException failure) {
            unreadable(file, failure);
            return Optional.empty();
        }
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
