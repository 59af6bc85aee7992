// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the sources and the class files of the shipped modules are. */
final class Project {
    /** Modules in the jar that is shipped, lowest first. */
    static final List<String> SHIPPED =
            List.of("lua", "actor", "registry", "runtime", "modules", "cli");

    private static final Path ROOT = findRoot();

    private Project() {}

    static Path root() {
        return ROOT;
    }

    /** Class files of a module as compiled by this build. */
    static List<ClassFileFacts> classes(String module) {
        return walk(ROOT.resolve(module, "target", "classes"), ".class").stream()
                .filter(path -> !path.endsWith("package-info.class"))
                .map(ClassFileFacts::read)
                .toList();
    }

    /** Java sources of every module, shipped or not, with their tests. */
    static List<Path> allSources() {
        return Stream.concat(SHIPPED.stream(), Stream.of("bench"))
                .flatMap(module -> walk(ROOT.resolve(module, "src"), ".java").stream())
                .toList();
    }

    /** Java sources of the shipped modules, without tests. */
    static List<Path> shippedSources() {
        return SHIPPED.stream()
                .flatMap(module -> walk(ROOT.resolve(module, "src", "main"), ".java").stream())
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path directory, String suffix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findRoot() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("ARCHITECTURE.md"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException(
                        "expected to run inside the project (a directory above with"
                                + " ARCHITECTURE.md), but the working directory is "
                                + Path.of("").toAbsolutePath());
            }
        }
        return directory;
    }
}
