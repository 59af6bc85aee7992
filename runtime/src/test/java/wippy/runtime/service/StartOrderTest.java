// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import wippy.runtime.config.Findings;
import wippy.runtime.config.KindReferences;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.log.Log;

class StartOrderTest {
    private final Supervisor supervisor = new Supervisor(new KindReferences(), Log.SILENT);
    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> starts = new HashMap<>();

    /** A unit that runs when the test says so. */
    private final class FakeUnit implements Unit {
        private final EntryId id;
        private final LifecycleConfig lifecycle;

        FakeUnit(EntryId id, LifecycleConfig lifecycle) {
            this.id = id;
            this.lifecycle = lifecycle;
        }

        @Override
        public EntryId id() {
            return id;
        }

        @Override
        public LifecycleConfig lifecycle() {
            return lifecycle;
        }

        @Override
        public CompletableFuture<Void> start() {
            happened.add("+" + id.name());
            return starts.getOrDefault(id.name(), CompletableFuture.completedFuture(null));
        }

        @Override
        public Optional<String> trouble() {
            return Optional.of("no luck");
        }

        @Override
        public void stop(String reason, Runnable stopped) {
            happened.add("-" + id.name());
            stopped.run();
        }
    }

    private void define(String name, Map<String, Object> more, String... requires) {
        var lifecycle = new HashMap<String, Object>(more);
        lifecycle.putIfAbsent("auto_start", true);
        lifecycle.put("requires", List.of(requires));
        var id = new EntryId("app", name);
        var entry = Entry.of(id, ProcessHostConfig.KIND, Map.of(), Map.of("lifecycle", lifecycle));
        entries.put(id, entry);
        supervisor.define(
                new FakeUnit(id, ProcessHostConfig.read(new Findings(entry)).lifecycle()));
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
        assertThat(happened).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
    }

    @Test
    void whatDoesNotStartInTimeKeepsWhatNeedsItFromStarting() throws InterruptedException {
        starts.put("slow", new CompletableFuture<>());
        define("slow", Map.of("start_timeout", "1ms"));
        define("user", Map.of("startup", "optional"), "slow");
        define("user2", Map.of(), "user");
        define("other", Map.of());
        assertThat(text(startAndWait()))
                .isEqualTo(
                        """
                        slow! no luck; it has not started within 1ms
                        user? no luck; it needs app:slow, which does not run
                        user2! no luck; it needs app:user, which does not run
                        """);
        assertThat(happened).containsExactly("+slow", "+other");
    }

    @Test
    void whatStartsLateIsFollowedByWhatNeedsIt() throws InterruptedException {
        var late = new CompletableFuture<Void>();
        starts.put("late", late);
        define("late", Map.of("start_timeout", "1ms"));
        define("user", Map.of(), "late");
        assertThat(startAndWait()).hasSize(2);
        late.complete(null);
        assertThat(happened).containsExactly("+late", "+user");
    }

    @Test
    void whoeverCancelsNeedNotWait() throws InterruptedException {
        starts.put("slow", new CompletableFuture<>());
        define("slow", Map.of("start_timeout", "1h"));
        var cancelled = new CompletableFuture<Void>();
        cancelled.complete(null);
        assertThat(supervisor.startAndWait(entries(), cancelled)).isEmpty();
        assertThat(happened).containsExactly("+slow");
    }

    @Test
    void whatFailsForGoodIsNotWaitedFor() throws InterruptedException {
        starts.put("bad", CompletableFuture.failedFuture(new IllegalStateException("no")));
        define("bad", Map.of("start_timeout", "1h", "startup", "optional"));
        define("fine", Map.of());
        assertThat(text(startAndWait())).isEqualTo("bad? no luck; it is not tried again\n");
        assertThat(happened).containsExactly("+bad", "+fine");
    }

    @Test
    void oneUnitIsStartedWithWhatItNeeds() throws InterruptedException {
        define("a", Map.of("auto_start", false));
        define("b", Map.of("auto_start", false), "a");
        define("c", Map.of("auto_start", false));
        assertThat(supervisor.startAndWait(new EntryId("app", "b"), entries())).isEmpty();
        assertThat(happened).containsExactly("+a", "+b");
    }

    @Test
    void stoppingEndsWaitingAtItsDeadline() throws InterruptedException {
        define("a", Map.of());
        startAndWait();
        var stuck = new EntryId("app", "a");
        Unit unit = supervisor.find(stuck).orElseThrow();
        supervisor.define(
                new Unit() {
                    @Override
                    public EntryId id() {
                        return stuck;
                    }

                    @Override
                    public LifecycleConfig lifecycle() {
                        return unit.lifecycle();
                    }

                    @Override
                    public CompletableFuture<Void> start() {
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public Optional<String> trouble() {
                        return Optional.empty();
                    }

                    @Override
                    public void stop(String reason, Runnable stopped) {
                        happened.add("asked");
                    }
                });
        startAndWait();
        assertThat(supervisor.stop("end", System.nanoTime() + 1_000_000)).isFalse();
        assertThat(happened).containsExactly("+a", "-a", "asked");
        supervisor.start(entries());
        assertThat(happened).hasSize(3);
    }
}
