// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.config.KindReferences;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.log.Log;

class StartOrderTest {
    private final Supervisor supervisor = new Supervisor(new KindReferences(), Log.SILENT);
    private final FakeUnits units = new FakeUnits(true);
    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();

    private void define(String name, Map<String, Object> more, String... requires) {
        var lifecycle = new HashMap<String, Object>(more);
        lifecycle.putIfAbsent("auto_start", true);
        lifecycle.put("requires", List.of(requires));
        var id = new EntryId("app", name);
        var entry = Entry.of(id, ProcessHostConfig.KIND, Map.of(), Map.of("lifecycle", lifecycle));
        entries.put(id, entry);
        supervisor.define(units.unit(entry, name));
    }

    private Entries entries() {
        return new View(Map.copyOf(entries));
    }

    private record View(Map<EntryId, Entry> byId) implements Entries {
        @Override
        public Optional<Entry> find(EntryId id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public Collection<Entry> all() {
            return byId.values();
        }
    }

    private List<StartFailure> startAndWait() throws InterruptedException {
        return supervisor.startAndWait(entries(), new CompletableFuture<>());
    }

    private static String text(List<StartFailure> failures) {
        var text = new StringBuilder();
        for (StartFailure one : failures) {
            text.append(one.id().name()).append(one.isRequired() ? "! " : "? ");
            text.append(one.why()).append('\n');
        }
        return text.toString();
    }

    @Test
    void whatIsNeededStartsFirstAndStopsLast() throws InterruptedException {
        define("c", Map.of(), "b");
        define("b", Map.of("auto_start", false), "a");
        define("a", Map.of("auto_start", false));
        define("idle", Map.of("auto_start", false));
        assertThat(startAndWait()).isEmpty();
        assertThat(supervisor.stop("end", System.nanoTime() + 10_000_000_000L)).isTrue();
        assertThat(units.told())
                .containsExactly(
                        "start a",
                        "start b",
                        "start c",
                        "stop c: end",
                        "stop b: end",
                        "stop a: end");
    }

    @Test
    void whatDoesNotStartInTimeKeepsWhatNeedsItFromStarting() throws InterruptedException {
        units.startsBy("slow", new CompletableFuture<>());
        define("slow", Map.of("start_timeout", "1ms"));
        define("user", Map.of("startup", "optional"), "slow");
        define("user2", Map.of(), "user");
        define("other", Map.of());
        assertThat(text(startAndWait()))
                .isEqualTo(
                        """
                        slow! slow had no luck; it has not started within 1ms
                        user? user had no luck; it needs app:slow, which does not run
                        user2! user2 had no luck; it needs app:user, which does not run
                        """);
        assertThat(units.told()).containsExactly("start slow", "start other");
    }

    @Test
    void whatStartsLateIsFollowedByWhatNeedsIt() throws InterruptedException {
        var late = new CompletableFuture<Void>();
        units.startsBy("late", late);
        define("late", Map.of("start_timeout", "1ms"));
        define("user", Map.of(), "late");
        assertThat(startAndWait()).hasSize(2);
        late.complete(null);
        assertThat(units.told()).containsExactly("start late", "start user");
    }

    @Test
    void whoeverCancelsNeedNotWait() throws InterruptedException {
        units.startsBy("slow", new CompletableFuture<>());
        define("slow", Map.of("start_timeout", "1h"));
        var cancelled = new CompletableFuture<Void>();
        cancelled.complete(null);
        assertThat(supervisor.startAndWait(entries(), cancelled)).isEmpty();
        assertThat(units.told()).containsExactly("start slow");
    }

    @Test
    void whatFailsForGoodIsNotWaitedFor() throws InterruptedException {
        units.startsBy("bad", CompletableFuture.failedFuture(new IllegalStateException("no")));
        define("bad", Map.of("start_timeout", "1h", "startup", "optional"));
        define("fine", Map.of());
        assertThat(text(startAndWait())).isEqualTo("bad? bad had no luck; it is not tried again\n");
        assertThat(units.told()).containsExactly("start bad", "start fine");
    }

    @Test
    void oneUnitIsStartedWithWhatItNeeds() throws InterruptedException {
        define("a", Map.of("auto_start", false));
        define("b", Map.of("auto_start", false), "a");
        define("c", Map.of("auto_start", false));
        assertThat(supervisor.startAndWait(new EntryId("app", "b"), entries())).isEmpty();
        assertThat(units.told()).containsExactly("start a", "start b");
    }

    @Test
    void whatIsWantedWaitsForWhatItNeeds() throws InterruptedException {
        units.startsBy("slow", new CompletableFuture<>());
        define("slow", Map.of("start_timeout", "1ms"));
        define("user", Map.of(), "slow");
        define("idle", Map.of("auto_start", false));
        startAndWait();
        assertThat(supervisor.supervised())
                .extracting(one -> one.id().name() + " " + one.isWanted() + " " + one.awaited())
                .containsExactly(
                        "slow true Optional.empty",
                        "user true Optional[it needs app:slow, which does not run]",
                        "idle false Optional.empty");
        assertThat(supervisor.supervised(new EntryId("app", "nobody"))).isEmpty();
    }
}
