// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import wippy.runtime.EntryOverride;
import wippy.runtime.config.Sizes;
import wippy.runtime.load.LockFile;

/** The command line of {@code wippy run} or {@code wippy test}, understood. */
final class RunArguments {

    /** What {@code wippy run} begins with. */
    private static final long HEAP_LEAST = 8L << 20;

    /** What the JVM can address. */
    private static final long HEAP_MOST = 16L << 40;

    private final ParsedLine line;
    private final Optional<String> directory;
    private final List<String> rest;
    private final boolean isTest;

    /**
     * Understands one.
     *
     * @param positional directory, command, its arguments, as far as they are there
     */
    RunArguments(ParsedLine line, List<String> positional) {
        this.line = line;
        this.isTest = line.command().name().equals("test");
        boolean hasDirectory = !positional.isEmpty() && isDirectory(positional.getFirst());
        this.directory = hasDirectory ? Optional.of(positional.getFirst()) : Optional.empty();
        this.rest = positional.subList(hasDirectory ? 1 : 0, positional.size());
    }

    /** {@return whether the argument means an application and not a command} */
    static boolean isDirectory(String argument) {
        if (argument.startsWith(".") || argument.startsWith("/")) {
            return true;
        }
        try {
            return Files.isRegularFile(Path.of(argument, LockFile.NAME));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** {@return the directory of the application} */
    Path base() {
        Optional<String> lock = line.text("-l");
        if (lock.isPresent() && directory.isEmpty()) {
            Path parent = Path.of(lock.get()).toAbsolutePath().normalize().getParent();
            return parent == null ? Path.of("/") : parent;
        }
        Path path = Path.of(directory.orElse(""));
        if (directory.isPresent() && !Files.isDirectory(path)) {
            throw new CommandError("there is no directory " + path);
        }
        return path.toAbsolutePath().normalize();
    }

    /** {@return how messages should call the lock file} */
    Path lockFile() {
        return line.text("-l")
                .map(Path::of)
                .orElseGet(() -> Path.of(directory.orElse("")).resolve(LockFile.NAME));
    }

    /** {@return the entry of -x} */
    Optional<String> entry() {
        return line.text("-x");
    }

    /** {@return whether the tests of the application are to be run} */
    boolean isTest() {
        return isTest;
    }

    /** {@return whether a process is to be run, and not only services} */
    boolean isExecution() {
        return isTest || entry().isPresent() || command().isPresent();
    }

    /** {@return the command, if there is no -x} */
    Optional<String> command() {
        return isTest || entry().isPresent() || rest.isEmpty()
                ? Optional.empty()
                : Optional.of(rest.getFirst());
    }

    /** {@return the arguments of the process} */
    List<String> processArguments() {
        return List.copyOf(command().isPresent() ? rest.subList(1, rest.size()) : rest);
    }

    /** {@return the terminal host to use, if it is said} */
    Optional<String> host() {
        return line.text("--host");
    }

    /** {@return the changes of entries} */
    List<EntryOverride> overrides() {
        var overrides = new ArrayList<EntryOverride>();
        for (String text : texts("-o")) {
            for (String change : EntryOverride.split(text)) {
                overrides.add(
                        EntryOverride.parse(change)
                                .orElseThrow(
                                        () ->
                                                new CommandError(
                                                        "-o expects namespace:entry:field=value,"
                                                                + " got '"
                                                                + change
                                                                + "'")));
            }
        }
        return overrides;
    }

    /** {@return the values of an option that may come several times, in their order} */
    List<String> texts(String option) {
        return line.texts(option);
    }

    /** {@return whether a flag is there} */
    boolean has(String option) {
        return line.has(option);
    }

    /**
     * Refuses a memory limit that is none or that no heap can be; the launcher has used it, or else
     * the usual one.
     *
     * @param environment where it comes from if the command line says nothing
     */
    void checkMemoryLimit(Map<String, String> environment) {
        Optional<String> said = line.text("-m");
        String source = said.isPresent() ? "-m" : "GOMEMLIMIT";
        String text = said.orElse(environment.getOrDefault(source, ""));
        if (said.isEmpty() && (text.isEmpty() || text.equals("off"))) {
            return;
        }
        OptionalLong bytes = Sizes.parseBytes(text);
        if (bytes.isEmpty() || text.indexOf('.') >= 0 || text.indexOf(' ') >= 0) {
            throw new CommandError(
                    source + " expects a size such as 512M or 2G, got '" + text + "'");
        }
        if (bytes.getAsLong() < HEAP_LEAST || bytes.getAsLong() > HEAP_MOST) {
            throw new CommandError(source + " expects from 8M to 16T, got '" + text + "'");
        }
    }
}
