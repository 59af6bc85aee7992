// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wippy.runtime.load.LockFile.Locked;
import wippy.runtime.load.LockFile.Replacement;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;
import wippy.runtime.load.YamlNode.Sequence;

/**
 * Finds the directories of the components that a lock file lists: those that stand for a component
 * first, then {@code vendor/organization/module} below the modules directory.
 */
final class ComponentDirectories {
    private static final String MANIFEST = "wippy.yaml";

    private final Path base;
    private final LockFile lock;
    private final List<Problem> problems;

    /**
     * Prepares the search.
     *
     * @param base the directory of the lock file
     * @param problems takes what is wrong
     */
    ComponentDirectories(Path base, LockFile lock, List<Problem> problems) {
        this.base = base;
        this.lock = lock;
        this.problems = problems;
    }

    List<Component> find() {
        var components = new ArrayList<Component>();
        Set<String> replaced = new LinkedHashSet<>();
        for (Replacement replacement : lock.replacements()) {
            if (replaced.add(replacement.component())) {
                replaced(replacement).ifPresent(components::add);
            }
        }
        for (Locked locked : lock.components()) {
            if (!replaced.contains(locked.component())) {
                vendored(locked).ifPresent(components::add);
            }
        }
        return components;
    }

    private Optional<Component> replaced(Replacement replacement) {
        Optional<Path> found = directory(replacement.directory());
        if (found.isEmpty()) {
            problems.add(
                    Problem.error(
                            replacement.origin(),
                            "expected a directory to stand for "
                                    + replacement.component()
                                    + ", got '"
                                    + replacement.directory()
                                    + "', which is none",
                            "write a path relative to the directory of the application"));
            return Optional.empty();
        }
        return Optional.of(component(replacement.component(), Optional.empty(), found.get()));
    }

    private Optional<Path> directory(String text) {
        try {
            Path directory = base.resolve(text).normalize();
            return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Component> vendored(Locked locked) {
        Path vendor = base.resolve(lock.modules()).resolve("vendor").normalize();
        Path directory = vendor.resolve(locked.component());
        if (Files.isDirectory(directory)) {
            Optional<String> version = Optional.of(locked.version());
            return Optional.of(component(locked.component(), version, directory));
        }
        Path pack = vendor.resolve(locked.component() + "-" + locked.version() + ".wapp");
        String shown = base.relativize(directory).toString().replace('\\', '/');
        problems.add(
                Problem.error(
                        locked.origin(),
                        Files.exists(pack)
                                ? "the component "
                                        + locked.component()
                                        + " is there as a pack, which this version cannot read"
                                : "the component "
                                        + locked.component()
                                        + " is not installed: there is no directory "
                                        + shown,
                        "unpack its sources into "
                                + shown
                                + ", or name a directory that stands for it under"
                                + " workspace.replacements of .wippy.yaml"));
        return Optional.empty();
    }

    private Component component(String name, Optional<String> version, Path directory) {
        Path source = directory;
        Path own = directory.resolve(LockFile.NAME);
        if (Files.isRegularFile(own)) {
            source =
                    LockFile.read(own)
                            .lock()
                            .map(LockFile::source)
                            .map(directory::resolve)
                            .orElse(directory)
                            .normalize();
        }
        return new Component(name, version, source, excluded(directory.resolve(MANIFEST)));
    }

    /** {@return the patterns under {@code exclude} of a manifest, if there is one} */
    private static List<String> excluded(Path manifest) {
        var patterns = new ArrayList<String>();
        try {
            String text = Files.readString(manifest, StandardCharsets.UTF_8);
            YamlNode document = YamlReader.read(MANIFEST, text, new ArrayList<>());
            Map<String, Field> fields =
                    document instanceof Mapping map ? map.fields() : Map.<String, Field>of();
            Field excluded = fields.get("exclude");
            if (excluded != null && excluded.value() instanceof Sequence list) {
                for (YamlNode item : list.items()) {
                    if (item instanceof Scalar(String pattern, YamlNode.Place _)) {
                        patterns.add(pattern);
                    }
                }
            }
        } catch (IOException absent) {
            return List.of();
        }
        return patterns;
    }
}
