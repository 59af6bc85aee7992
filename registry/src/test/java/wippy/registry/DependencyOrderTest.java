// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DependencyOrderTest {

    /** Each text is an entry and what it needs: {@code "a b c"}. */
    private static DependencyOrder.Result order(List<String> graph) {
        var entries = graph.stream().map(DependencyOrderTest::entry).toList();
        return DependencyOrder.of(entries, DependencyOrderTest::references);
    }

    private static Entry entry(String line) {
        var words = List.of(line.split(" "));
        return Entry.of(
                EntryId.parse(words.getFirst()), "k", Map.of(), words.subList(1, words.size()));
    }

    private static List<Reference> references(Entry entry) {
        return ((List<?>) entry.data())
                .stream()
                        .map(id -> new Reference(EntryId.parse((String) id), DataPath.DATA, true))
                        .toList();
    }

    private static String names(List<Entry> entries) {
        return String.join(" ", entries.stream().map(entry -> entry.id().toString()).toList());
    }

    @Test
    void dependenciesComeFirstAndTheRestStaysInOrder() {
        assertThat(names(order(List.of("a d", "b", "c b", "d c", "e")).sorted()))
                .isEqualTo("b c d a e");
    }

    @Test
    void referencesToWhatIsNotThereAreIgnored() {
        assertThat(names(order(List.of("a x", "b a y")).sorted())).isEqualTo("a b");
    }

    @Test
    void aCycleNamesItsMembersInOrderOfNeed() {
        var result = order(List.of("a b", "b c", "c d", "d b", "e"));
        assertThat(result.cycles()).hasSize(1);
        assertThat(names(result.cycles().getFirst())).isEqualTo("b c d");
        assertThat(names(result.sorted())).isEqualTo("a e");
    }

    @Test
    void anEntryThatNeedsItselfIsACycle() {
        var result = order(List.of("a a"));
        assertThat(names(result.cycles().getFirst())).isEqualTo("a");
        assertThat(result.sorted()).isEmpty();
    }

    @Test
    void aLongChainIsNoProblem() {
        var graph = new ArrayList<String>();
        for (int i = 0; i < 100_000; i++) {
            graph.add("n" + i + " n" + (i + 1));
        }
        var sorted = order(graph).sorted();
        assertThat(sorted).hasSize(100_000);
        assertThat(sorted.getFirst().id()).hasToString("n99999");
    }

    @Test
    void everyRandomGraphWithoutCycleIsSorted() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(30);
            var graph = new ArrayList<String>();
            for (int i = 0; i < size; i++) {
                var line = new StringBuilder("n" + i);
                for (int j = 0; j < i; j++) {
                    line.append(random.nextInt(4) == 0 ? " n" + j : "");
                }
                graph.add(line.toString());
            }
            Collections.shuffle(graph, random);
            var result = order(graph);
            assertThat(result.cycles()).as("seed %d", seed).isEmpty();
            var seen = new ArrayList<String>();
            for (Entry entry : result.sorted()) {
                for (Reference reference : references(entry)) {
                    assertThat(seen).as("seed %d", seed).contains(reference.target().toString());
                }
                seen.add(entry.id().toString());
            }
            assertThat(seen).as("seed %d", seed).hasSize(size);
        }
    }

    @Test
    void aFoundCycleIsAlwaysARealOne() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var graph = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                graph.add("n" + i + " n" + random.nextInt(12) + " n" + random.nextInt(12));
            }
            for (List<Entry> cycle : order(graph).cycles()) {
                for (int i = 0; i < cycle.size(); i++) {
                    EntryId next = cycle.get((i + 1) % cycle.size()).id();
                    assertThat(references(cycle.get(i)))
                            .as("seed %d, %s", seed, Arrays.asList(cycle))
                            .anyMatch(reference -> reference.target().equals(next));
                }
            }
        }
    }
}
