// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wippy.registry.Nearest;
import wippy.runtime.load.Problem.Severity;
import wippy.runtime.load.YamlNode.Field;
import wippy.runtime.load.YamlNode.Mapping;
import wippy.runtime.load.YamlNode.Scalar;

/**
 * The file {@code wippy.lock}, which makes a directory an application.
 *
 * @param source directory of the definition files, relative to the lock file
 * @param modules directory of installed components, relative to the lock file
 * @param components the components that are installed there
 * @param replacements directories that stand for components; of two for one the first counts
 */
public record LockFile(
        String source, String modules, List<Locked> components, List<Replacement> replacements) {

    /** Copies the lists. */
    public LockFile {
        components = List.copyOf(components);
        replacements = List.copyOf(replacements);
    }

    /** Without components. */
    public LockFile(String source, String modules) {
        this(source, modules, List.of(), List.of());
    }

    /**
     * A component in the version that was chosen for the application.
     *
     * @param origin where this is written, as {@code wippy.lock:5}
     */
    public record Locked(String component, String version, String origin) {}

    /**
     * A directory that stands for a component.
     *
     * @param directory relative to the lock file, or absolute
     * @param origin where this is written, as {@code wippy.lock:5}
     */
    public record Replacement(String component, String directory, String origin) {}

    /** {@return the same with further replacements, which come first} */
    public LockFile withReplacements(List<Replacement> first) {
        var all = new ArrayList<>(first);
        all.addAll(replacements);
        return new LockFile(source, modules, components, all);
    }

    /** Its usual name. */
    public static final String NAME = "wippy.lock";

    /** What {@code wippy init} writes. */
    public static final LockFile DEFAULT = new LockFile("./src", ".wippy");

    private static final List<String> KEYS =
            List.of("directories", "modules", "replacements", "options");

    /**
     * What was read.
     *
     * @param lock absent when something necessary is missing, which the problems tell
     * @param problems what is wrong
     */
    public record Result(Optional<LockFile> lock, List<Problem> problems) {
        /** Copies the problems. */
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** {@return what the lock file says; never throws on what users wrote} */
    public static Result read(Path path) {
        String name = String.valueOf(path.getFileName());
        var problems = new ArrayList<Problem>();
        try {
            Optional<String> text = Utf8Text.decode(Files.readAllBytes(path), name, problems);
            Optional<LockFile> lock =
                    text.isPresent() ? parse(name, text.get(), problems) : Optional.empty();
            return new Result(lock, problems);
        } catch (NoSuchFileException absent) {
            problems.add(
                    Problem.error(
                            "",
                            "there is no lock file " + path,
                            "go to the directory of the application, or run 'wippy init'"));
        } catch (IOException unreadable) {
            problems.add(
                    Problem.error(name, "cannot be read: " + unreadable, "check its permissions"));
        }
        return new Result(Optional.empty(), problems);
    }

    private static Optional<LockFile> parse(String name, String text, List<Problem> problems) {
        YamlNode document = YamlReader.read(name, text, problems);
        if (document == null && !problems.isEmpty()) {
            return Optional.empty();
        }
        Field directories =
                document instanceof Mapping top ? top.fields().get("directories") : null;
        if (!(document instanceof Mapping map)
                || directories == null
                || !(directories.value() instanceof Mapping found)) {
            problems.add(
                    Problem.error(
                            name,
                            "expected a map 'directories' with 'modules' and 'src'",
                            "run 'wippy init' in an empty directory to see one"));
            return Optional.empty();
        }
        warn(name, map, problems);
        Optional<String> modules = directory(name, found, "modules", problems);
        Optional<String> source = directory(name, found, "src", problems);
        var lists = new LockLists(name, problems);
        List<Locked> components = lists.components(map.fields().get("modules"));
        List<Replacement> replacements = lists.replacements(map.fields().get("replacements"));
        return source.flatMap(
                src ->
                        modules.map(
                                directory ->
                                        new LockFile(src, directory, components, replacements)));
    }

    private static void warn(String name, Mapping map, List<Problem> problems) {
        map.fields()
                .forEach(
                        (key, field) -> {
                            if (!KEYS.contains(key)) {
                                var hint =
                                        Nearest.to(key, KEYS)
                                                .map(near -> "did you mean '" + near + "'?")
                                                .orElse("take it away");
                                String message = "the key '" + key + "' means nothing here";
                                problems.add(
                                        at(
                                                Severity.WARNING,
                                                name,
                                                field.keyPlace(),
                                                message,
                                                hint));
                            }
                        });
    }

    private static Optional<String> directory(
            String file, Mapping directories, String key, List<Problem> problems) {
        Field field = directories.fields().get(key);
        if (field != null
                && field.value() instanceof Scalar(String text, YamlNode.Place place)
                && !text.isBlank()) {
            return Optional.of(text);
        }
        String got = field == null ? "nothing" : field.value().description();
        YamlNode.Place place = field == null ? directories.place() : field.value().place();
        problems.add(
                at(
                        Severity.ERROR,
                        file,
                        place,
                        "expected a path as directories." + key + ", got " + got,
                        key.equals("src") ? "write 'src: ./src'" : "write 'modules: .wippy'"));
        return Optional.empty();
    }

    static Problem at(
            Severity severity, String file, YamlNode.Place place, String message, String hint) {
        return new Problem(severity, file, place.line(), place.column(), message, hint);
    }

    /**
     * Writes the file, which must not exist.
     *
     * @throws FileAlreadyExistsException if it exists
     * @throws IOException if it cannot be written
     */
    public void write(Path path) throws IOException {
        Files.writeString(path, text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /** {@return the file's text} */
    public String text() {
        return "directories:\n    modules: "
                + quoted(modules)
                + "\n    src: "
                + quoted(source)
                + "\n";
    }

    private static String quoted(String path) {
        boolean isPlain = path.matches("[./\\w][./\\w-]*") && path.equals(PlainScalars.value(path));
        return isPlain ? path : "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
