// SPDX-License-Identifier: Apache-2.0
package wippy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFactsTest {
    @TempDir private Path directory;

    @Test
    void linesAreCountedFromTheSignatureToTheClosingBrace() throws IOException {
        check(
                """
                class A {
                    /** Not counted. */
                    @Deprecated
                    int method(
                            int x) {
                        return x;
                    }
                }
                """,
                new SourceFacts.Method("A.java:3 A.method", 4, 4, 0));
    }

    @Test
    void casesOfASwitchAreCountedApart() throws IOException {
        check(
                """
                class A {
                    int method(int x) {
                        return switch (x) {
                            case 1 -> 2;
                            case 2 -> {
                                yield 3;
                            }
                            default -> 4;
                        };
                    }
                }
                """,
                new SourceFacts.Method("A.java:2 A.method", 9, 4, 3));
    }

    @Test
    void whatIsPublicAndOverridesNothingNeedsJavadoc() throws IOException {
        String source =
                """
                public class A {
                    public A() {}
                    /** Documented. */
                    public void documented() {}
                    public void missing() {}
                    void inPackage() {}
                    @Override
                    public String toString() {
                        return "";
                    }
                    /** Documented. */
                    public interface B {
                        void alsoMissing();
                    }
                    private static class C {
                        public void invisible() {}
                    }
                }
                """;
        Path file = Files.writeString(directory.resolve("A.java"), source);
        assertThat(SourceFacts.undocumented(List.of(file)))
                .containsExactly("A.java:1 A", "A.java:5 missing", "A.java:13 alsoMissing");
    }

    private void check(String source, SourceFacts.Method expected) throws IOException {
        Path file = Files.writeString(directory.resolve("A.java"), source);
        assertThat(SourceFacts.methods(List.of(file))).containsExactly(expected);
    }
}
