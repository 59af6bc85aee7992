// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wippy.registry.Change;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.EntryId;
import wippy.registry.MemoryHistory;
import wippy.registry.Operation;
import wippy.registry.Outcome;
import wippy.registry.Reference;
import wippy.registry.Registry;
import wippy.registry.RejectedException;
import wippy.runtime.config.Findings;
import wippy.runtime.config.LifecycleConfig;
import wippy.runtime.config.ProcessHostConfig;
import wippy.runtime.log.Log;

final class SupervisorTest {
    private static final long STOP_NANOS = 60_000_000_000L;

    /** What units were told, such as {@code start a1}: the unit of entry a, first definition. */
    private final List<String> told = new ArrayList<>();

    /** Units that were asked to stop and have not yet, by name. */
    private final Map<String, Runnable> stopping = new LinkedHashMap<>();

    private final List<String> logged = new ArrayList<>();
    private final Supervisor supervisor = new Supervisor(SupervisorTest::references, log());
    private final Registry registry = new Registry(SupervisorTest::references, new MemoryHistory());

    private Log log() {
        return new Log(
                new Log.Sink() {
                    @Override
                    public boolean isEnabled(Log.Level level) {
                        return true;
                    }

                    @Override
                    public void write(
                            Log.Level level,
                            String name,
                            String message,
                            Map<String, @Nullable Object> fields) {
                        logged.add(message + " " + fields);
                    }
                });
    }

    /** Entries are units; their data is {@code {needs = […], version = …}}. */
    private void start(Entry... entries) {
        registry.register(ProcessHostConfig.KIND, this::prepare);
        assertThat(registry.load(List.of(entries))).isEmpty();
        registry.listen(_ -> supervisor.start(registry.snapshot()));
        supervisor.start(registry.snapshot());
    }

    private EntryHandler.Staged prepare(Change change, Entries next) {
        Entry entry = next.find(change.id()).orElse(null);
        if (entry == null) {
            return () -> supervisor.remove(change.id());
        }
        if (entry.meta().containsKey("bad")) {
            throw new RejectedException(DataPath.META, "this one is bad", "");
        }
        Unit unit = new FakeUnit(entry.id(), entry.id().name() + entry.fields().get("version"));
        return () -> supervisor.define(unit);
    }

    private static List<Reference> references(Entry entry) {
        var references = new ArrayList<Reference>();
        if (entry.fields().get("needs") instanceof List<?> names) {
            for (Object name : names) {
                var id = new EntryId("app", (String) name);
                references.add(new Reference(id, DataPath.DATA, true));
            }
        }
        return references;
    }

    private static Entry unit(String name, int version, String... needs) {
        return Entry.of(
                new EntryId("app", name),
                ProcessHostConfig.KIND,
                Map.of(),
                Map.of("needs", List.of(needs), "version", version));
    }

    private static Operation delete(String name) {
        return new Operation.Delete(new EntryId("app", name));
    }

    private static Operation update(Entry entry) {
        return new Operation.Update(entry);
    }

    private void apply(Operation... operations) {
        assertThat(registry.apply(List.of(operations))).isInstanceOf(Outcome.Applied.class);
    }

    private final class FakeUnit implements Unit {
        private final EntryId id;
        private final String name;

        FakeUnit(EntryId id, String name) {
            this.id = id;
            this.name = name;
        }

        @Override
        public EntryId id() {
            return id;
        }

        @Override
        public LifecycleConfig lifecycle() {
            return ProcessHostConfig.read(
                            new Findings(
                                    Entry.of(
                                            id,
                                            ProcessHostConfig.KIND,
                                            Map.of(),
                                            Map.of("lifecycle", Map.of("auto_start", true)))))
                    .lifecycle();
        }

        @Override
        public CompletableFuture<Void> start() {
            told.add("start " + name);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public void stop(String reason, Runnable stopped) {
            told.add("stop " + name + ": " + reason);
            synchronized (stopping) {
                stopping.put(name, stopped);
                stopping.notifyAll();
            }
        }
    }

    /** A unit that was asked to stop has stopped. */
    private void stopped(String name) {
        told.add("stopped " + name);
        Runnable callback;
        synchronized (stopping) {
            callback = stopping.remove(name);
        }
        assertThat(callback).as("%s is stopping", name).isNotNull();
        callback.run();
    }

    private List<String> told() {
        var now = List.copyOf(told);
        told.clear();
        return now;
    }

    @Test
    void theNewOneStartsWhenTheOldOneHasStopped() {
        start(unit("a", 1));
        assertThat(told()).containsExactly("start a1");
        apply(update(unit("a", 2)));
        assertThat(told()).containsExactly("stop a1: replaced");
        stopped("a1");
        assertThat(told()).containsExactly("stopped a1", "start a2");
    }

    @Test
    void whatNeedsAReplacedOneStopsBeforeItAndStartsAfterIt() {
        start(unit("top", 1, "middle"), unit("middle", 1, "host"), unit("host", 1), unit("x", 1));
        assertThat(told())
                .containsExactly("start host1", "start middle1", "start top1", "start x1");
        apply(update(unit("host", 2)));
        assertThat(told()).containsExactly("stop top1: what it needs is replaced");
        stopped("top1");
        assertThat(told())
                .containsExactly("stopped top1", "stop middle1: what it needs is replaced");
        stopped("middle1");
        assertThat(told()).containsExactly("stopped middle1", "stop host1: replaced");
        stopped("host1");
        assertThat(told().subList(1, 4))
                .containsExactly("start host2", "start middle1", "start top1");
    }

    @Test
    void whatIsReplacedTwiceWhileItStopsStartsOnceWithTheNewest() {
        start(unit("a", 1));
        apply(update(unit("a", 2)));
        apply(update(unit("a", 3)));
        stopped("a1");
        assertThat(told())
                .containsExactly("start a1", "stop a1: replaced", "stopped a1", "start a3");
    }

    @Test
    void whatStopsSlowlyHoldsUpNothingElse() {
        start(unit("slow", 1));
        apply(update(unit("slow", 2)));
        apply(new Operation.Create(unit("other", 1)), new Operation.Create(unit("b", 1, "slow")));
        assertThat(told()).containsExactly("start slow1", "stop slow1: replaced", "start other1");
        stopped("slow1");
        assertThat(told()).containsExactly("stopped slow1", "start slow2", "start b1");
    }

    @Test
    void whatNeedsADeletedOneWaitsUntilItIsThereAgain() {
        start(unit("a", 1), unit("b", 1, "a"));
        apply(delete("a"));
        stopped("b1");
        stopped("a1");
        assertThat(told().subList(2, 6))
                .containsExactly(
                        "stop b1: what it needs is replaced",
                        "stopped b1",
                        "stop a1: removed",
                        "stopped a1");
        assertThat(logged)
                .containsExactly(
                        "not started: an entry that it needs was deleted {entry=app:b,"
                                + " needs=app:a}");
        apply(new Operation.Create(unit("a", 2)));
        assertThat(told()).containsExactly("start a2", "start b1");
    }

    @Test
    void whatIsDeletedWhileItStopsDoesNotStartAgain() {
        start(unit("a", 1));
        apply(update(unit("a", 2)));
        apply(delete("a"));
        stopped("a1");
        assertThat(told()).containsExactly("start a1", "stop a1: replaced", "stopped a1");
    }

    @Test
    void aRefusedSetOfChangesTouchesNothing() {
        start(unit("a", 1), unit("b", 1));
        told();
        var bad =
                Entry.of(
                        new EntryId("app", "bad"),
                        ProcessHostConfig.KIND,
                        Map.of("bad", true),
                        Map.of());
        Outcome outcome =
                registry.apply(
                        List.of(update(unit("a", 2)), new Operation.Create(bad), delete("b")));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        supervisor.start(registry.snapshot());
        assertThat(told()).isEmpty();
        apply(update(unit("b", 2)));
        assertThat(told()).containsExactly("stop b1: replaced");
    }

    @Test
    void anEndWaitsForWhatStopsAlreadyAndStartsNothing() throws Exception {
        start(unit("a", 1), unit("b", 1, "a"), unit("c", 1));
        apply(update(unit("c", 2)));
        told();
        var end =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                assertThat(supervisor.stop("over", System.nanoTime() + STOP_NANOS))
                                        .isTrue();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        awaitStopping("b1");
        assertThat(told()).containsExactly("stop b1: over");
        stopped("b1");
        stopped("a1");
        assertThat(end).isNotDone();
        stopped("c1");
        end.get(10, TimeUnit.SECONDS);
        assertThat(told())
                .containsExactly("stopped b1", "stop a1: over", "stopped a1", "stopped c1");
    }

    private void awaitStopping(String name) throws InterruptedException {
        synchronized (stopping) {
            while (!stopping.containsKey(name)) {
                stopping.wait();
            }
        }
    }
}
