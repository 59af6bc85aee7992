// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs {@code examples/embedding} as its page says, in a JVM that gives access to nothing. */
final class ExampleApplicationTest {

    private static final Path EXAMPLE = Path.of("../examples/embedding");
    private static final Pattern SESSION =
            Pattern.compile(
                    "```\n\\$ java -cp lua/target/classes (\\S+) (\\S+)\n(.*?)```", Pattern.DOTALL);

    @Test
    @Timeout(120)
    void theExampleOfEmbeddingPrintsWhatItsPageShows() throws Exception {
        Matcher session = SESSION.matcher(Files.readString(EXAMPLE.resolve("README.md")));
        assertThat(session.find()).isTrue();
        Path classes =
                Path.of(Lua.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classes.toString(),
                                "../" + session.group(1),
                                "../" + session.group(2))
                        .redirectErrorStream(true)
                        .start();
        try {
            byte[] printed = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(printed, StandardCharsets.UTF_8)).isEqualTo(session.group(3));
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
