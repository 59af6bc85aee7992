// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import wippy.runtime.config.ProcessHostConfig;

final class SupervisorTest {
    private static final long STOP_NANOS = 60_000_000_000L;

    private final FakeUnits units = new FakeUnits(false);
    private final LogLines logged = new LogLines();
    private final Supervisor supervisor = new Supervisor(SupervisorTest::references, logged.log());
    private final Registry registry = new Registry(SupervisorTest::references, new MemoryHistory());

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
        Unit unit = units.unit(entry, entry.id().name() + entry.fields().get("version"));
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
                Map.of(
                        "needs",
                        List.of(needs),
                        "version",
                        version,
                        "lifecycle",
                        Map.of("auto_start", true)));
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

    @Test
    void theNewOneStartsWhenTheOldOneHasStopped() {
        start(unit("a", 1));
        assertThat(units.told()).containsExactly("start a1");
        apply(update(unit("a", 2)));
        assertThat(units.told()).containsExactly("stop a1: replaced");
        units.stopped("a1");
        assertThat(units.told()).containsExactly("stopped a1", "start a2");
    }

    @Test
    void whatNeedsAReplacedOneStopsBeforeItAndStartsAfterIt() {
        start(unit("top", 1, "middle"), unit("middle", 1, "host"), unit("host", 1), unit("x", 1));
        assertThat(units.told())
                .containsExactly("start host1", "start middle1", "start top1", "start x1");
        apply(update(unit("host", 2)));
        assertThat(units.told()).containsExactly("stop top1: what it needs is replaced");
        units.stopped("top1");
        assertThat(units.told())
                .containsExactly("stopped top1", "stop middle1: what it needs is replaced");
        units.stopped("middle1");
        assertThat(units.told()).containsExactly("stopped middle1", "stop host1: replaced");
        units.stopped("host1");
        assertThat(units.told().subList(1, 4))
                .containsExactly("start host2", "start middle1", "start top1");
    }

    @Test
    void whatIsReplacedTwiceWhileItStopsStartsOnceWithTheNewest() {
        start(unit("a", 1));
        apply(update(unit("a", 2)));
        apply(update(unit("a", 3)));
        units.stopped("a1");
        assertThat(units.told())
                .containsExactly("start a1", "stop a1: replaced", "stopped a1", "start a3");
    }

    @Test
    void whatStopsSlowlyHoldsUpNothingElse() {
        start(unit("slow", 1));
        apply(update(unit("slow", 2)));
        apply(new Operation.Create(unit("other", 1)), new Operation.Create(unit("b", 1, "slow")));
        assertThat(units.told())
                .containsExactly("start slow1", "stop slow1: replaced", "start other1");
        units.stopped("slow1");
        assertThat(units.told()).containsExactly("stopped slow1", "start slow2", "start b1");
    }

    @Test
    void whatNeedsADeletedOneWaitsUntilItIsThereAgain() {
        start(unit("a", 1), unit("b", 1, "a"));
        apply(delete("a"));
        units.stopped("b1");
        units.stopped("a1");
        assertThat(units.told().subList(2, 6))
                .containsExactly(
                        "stop b1: what it needs is replaced",
                        "stopped b1",
                        "stop a1: removed",
                        "stopped a1");
        assertThat(logged.lines())
                .containsExactly(
                        "not started: an entry that it needs was deleted {entry=app:b,"
                                + " needs=app:a}");
        apply(new Operation.Create(unit("a", 2)));
        assertThat(units.told()).containsExactly("start a2", "start b1");
    }

    @Test
    void whatIsDeletedWhileItStopsDoesNotStartAgain() {
        start(unit("a", 1));
        apply(update(unit("a", 2)));
        apply(delete("a"));
        units.stopped("a1");
        assertThat(units.told()).containsExactly("start a1", "stop a1: replaced", "stopped a1");
    }

    @Test
    void aRefusedSetOfChangesTouchesNothing() {
        start(unit("a", 1), unit("b", 1));
        units.told();
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
        assertThat(units.told()).isEmpty();
        apply(update(unit("b", 2)));
        assertThat(units.told()).containsExactly("stop b1: replaced");
    }

    @Test
    void anEndWaitsForWhatStopsAlreadyAndStartsNothing() throws Exception {
        start(unit("a", 1), unit("b", 1, "a"), unit("c", 1));
        apply(update(unit("c", 2)));
        units.told();
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
        units.awaitStopping("b1");
        assertThat(units.told()).containsExactly("stop b1: over");
        units.stopped("b1");
        units.stopped("a1");
        assertThat(end).isNotDone();
        units.stopped("c1");
        end.get(10, TimeUnit.SECONDS);
        assertThat(units.told())
                .containsExactly("stopped b1", "stop a1: over", "stopped a1", "stopped c1");
    }

    @Test
    void waitingForAnEndIsOverAtItsDeadline() throws InterruptedException {
        start(unit("a", 1));
        assertThat(supervisor.stop("over", System.nanoTime() + 1_000_000)).isFalse();
        assertThat(units.told()).containsExactly("start a1", "stop a1: over");
        units.stopped("a1");
        supervisor.start(registry.snapshot());
        assertThat(units.told()).containsExactly("stopped a1");
    }

    @Test
    void aReplacedOneIsSeenUntilItHasStopped() {
        start(unit("a", 1), unit("b", 1));
        apply(update(unit("a", 2)), delete("b"));
        assertThat(troubles()).containsExactly("a1 had no luck", "b1 had no luck");
        units.stopped("b1");
        units.stopped("a1");
        assertThat(troubles()).containsExactly("a2 had no luck");
    }

    private List<String> troubles() {
        return supervisor.supervised().stream()
                .map(one -> one.status().trouble().orElse(""))
                .toList();
    }
}
