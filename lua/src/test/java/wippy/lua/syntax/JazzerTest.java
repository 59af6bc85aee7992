// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer looks for a text on which lexer, parser or resolver throw, in a JVM of its own and guided
 * by the coverage of what it tried. The run is bounded by its number of texts and begins with a
 * seed, {@code -Dseed} and {@code -Dtexts} choose others.
 */
final class JazzerTest {

    private static final int SECONDS_MAX = 200;
    private static final int OUTPUT_BYTES_MAX = 1 << 22;
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");

    /** Class files of Java 21: Jazzer instruments no newer ones, and ours need nothing newer. */
    private static final byte VERSION = 65;

    private final long seed = Long.getLong("seed", System.nanoTime() & Integer.MAX_VALUE);
    private final int texts = Integer.getInteger("texts", 8_000);

    @Test
    void jazzerFindsNoTextThatThrows(@TempDir Path directory) throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        lower(rootOf(Parser.class), classes);
        lower(rootOf(FuzzTarget.class), classes);
        Path found = Files.createDirectory(directory.resolve("found"));
        String classPath = System.getProperty("java.class.path");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Xss64m",
                                "-XX:+UseSerialGC",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes + File.pathSeparator + classPath,
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + FuzzTarget.class.getName(),
                                "--instrumentation_includes=wippy.lua.syntax.**:wippy.lua.resolve.**",
                                "-seed=" + seed,
                                "-runs=" + texts,
                                "-max_len=400",
                                "-rss_limit_mb=0",
                                found.toString(),
                                ParserFuzzTest.CORPUS.toAbsolutePath().toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        try {
            byte[] bytes = process.getInputStream().readNBytes(OUTPUT_BYTES_MAX);
            String printed = new String(bytes, StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("seed %d, Jazzer printed:%n%s", seed, printed)
                    .isZero();
            assertThat(coverage(printed)).as(printed).isGreaterThan(1_000);
        } finally {
            process.destroyForcibly();
        }
    }

    /** How many counters of the instrumented classes were reached; 0 if there are none. */
    private static int coverage(String printed) {
        List<MatchResult> all = COVERAGE.matcher(printed).results().toList();
        return all.isEmpty() ? 0 : Integer.parseInt(all.getLast().group(1));
    }

    private static Path rootOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Copies the classes of two packages as if they were of an older version. */
    private static void lower(Path root, Path target) throws IOException {
        List<Path> classes = new ArrayList<>();
        for (String folder : List.of("wippy/lua/syntax", "wippy/lua/resolve")) {
            if (Files.isDirectory(root.resolve(folder))) {
                try (Stream<Path> files = Files.list(root.resolve(folder))) {
                    files.filter(f -> f.toString().endsWith(".class")).forEach(classes::add);
                }
            }
        }
        for (Path file : classes) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[7] = VERSION;
            Path copy = target.resolve(root.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.write(copy, bytes);
        }
    }
}
