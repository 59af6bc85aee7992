// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class EntryIdTest {

    @Test
    void theFirstColonSeparates() {
        assertThat(EntryId.parse("app.api:get:user")).isEqualTo(new EntryId("app.api", "get:user"));
        assertThat(EntryId.parse("app:")).isEqualTo(new EntryId("app", ""));
        assertThat(EntryId.parse(":name")).isEqualTo(new EntryId("", "name"));
    }

    @Test
    void textWithoutColonIsANameInNoNamespace() {
        assertThat(EntryId.parse("hello")).isEqualTo(new EntryId("", "hello"));
        assertThat(EntryId.parse("hello")).hasToString("hello");
    }

    @Test
    void aBareReferenceTakesTheNamespaceGiven() {
        assertThat(EntryId.resolve("worker", "app")).hasToString("app:worker");
        assertThat(EntryId.resolve("lib:worker", "app")).hasToString("lib:worker");
        assertThat(EntryId.resolve(":worker", "app")).hasToString("worker");
    }

    @Test
    void aNamespaceHasNoColon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntryId("a:b", "c"))
                .withMessage("a namespace has no colon, but got: a:b");
    }

    @Test
    void everyIdReadsBackAsItself() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            var id = new EntryId(word(random, "ab."), word(random, "ab:."));
            assertThat(EntryId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
        }
    }

    private static String word(Random random, String letters) {
        var word = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
