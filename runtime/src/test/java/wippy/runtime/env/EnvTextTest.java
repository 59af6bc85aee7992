// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvTextTest {

    @Test
    void readsAssignmentsAndPassesOverTheRest() {
        assertThat(
                        EnvText.parse(
                                """
                                # a comment
                                PLAIN=text
                                  SPACED =  some text  \s

                                export EXPORTED=yes
                                EMPTY=
                                COMMENTED=value # not this
                                HASH=a#b
                                ONLY_COMMENT= # nothing
                                SINGLE='it is $5 \\n # all'
                                DOUBLE="two\\nlines \\"quoted\\" \\$5 \\q"
                                LONG="first
                                second"
                                OPEN="not closed
                                EQUALS=a=b
                                no assignment
                                TWICE=1
                                TWICE=2"""))
                .containsExactly(
                        Map.entry("PLAIN", "text"),
                        Map.entry("SPACED", "some text"),
                        Map.entry("EXPORTED", "yes"),
                        Map.entry("EMPTY", ""),
                        Map.entry("COMMENTED", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("ONLY_COMMENT", ""),
                        Map.entry("SINGLE", "it is $5 \\n # all"),
                        Map.entry("DOUBLE", "two\nlines \"quoted\" $5 \\q"),
                        Map.entry("LONG", "first\nsecond"),
                        Map.entry("OPEN", "\"not closed"),
                        Map.entry("EQUALS", "a=b"),
                        Map.entry("TWICE", "2"));
        assertThat(EnvText.parse("A=1\r\nB='2'\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void aChangeLeavesEverythingElseAsItIs() {
        String text = "# head\nexport A=1 # why\nB=2\nA=3\n# end";
        assertThat(EnvText.with(text, "A", "x y"))
                .isEqualTo("# head\nexport A=1 # why\nB=2\nA=x y\n# end");
        assertThat(EnvText.with(text, "B", "")).isEqualTo(text.replace("B=2", "B="));
        assertThat(EnvText.with(text, "C", "new")).isEqualTo(text + "\nC=new\n");
        assertThat(EnvText.with("", "C", "#")).isEqualTo("C=\"#\"\n");
        assertThat(EnvText.with("A='1' # why\n", "A", "2")).isEqualTo("A=2 # why\n");
    }

    @Test
    void anyValueComesBack() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> pieces =
                List.of("a", " ", "\n", "\r", "\t", "\"", "'", "\\", "#", "$", "=", "ü", "n");
        for (int i = 0; i < 5_000; i++) {
            var value = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                value.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = EnvText.with("A=1 # one\nB=2\n", "A", value.toString());
            assertThat(EnvText.parse(text))
                    .as("seed %s, text %s", seed, text)
                    .isEqualTo(Map.of("A", value.toString(), "B", "2"));
        }
    }
}
