// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wippy.registry.Operation.Create;
import wippy.registry.Operation.Delete;
import wippy.registry.Operation.Update;

final class RegistryTest {

    /** What the handlers were told, as {@code prepare +app:a}, {@code commit +app:a}, … */
    private final List<String> log = new ArrayList<>();

    private final Registry registry = registry(new MemoryHistory());

    private Registry registry(History history) {
        var made = new Registry(RegistryTest::references, history);
        made.register("thing", this::prepare);
        made.register("other", this::prepare);
        return made;
    }

    private EntryHandler.Staged prepare(Change change, Entries next) {
        String what =
                switch (change) {
                    case Change.Create create -> "+" + create.id();
                    case Change.Update update -> "~" + update.id();
                    case Change.Delete delete -> "-" + delete.id();
                };
        Entry entry = next.find(change.id()).orElse(null);
        if (entry != null && entry.meta().containsKey("bad")) {
            throw new RejectedException(DataPath.META.child("bad"), "this one is bad", "be good");
        }
        if (entry != null && entry.meta().containsKey("worse")) {
            throw new RejectedException(
                    List.of(
                            new Fault(DataPath.META, "one thing is wrong", ""),
                            new Fault(DataPath.DATA, "and another", "")));
        }
        if (entry != null && entry.meta().containsKey("bug")) {
            throw new IllegalStateException("a bug");
        }
        log.add("prepare " + what);
        return new EntryHandler.Staged() {
            @Override
            public void commit() {
                log.add("commit " + what);
            }

            @Override
            public void discard() {
                log.add("discard " + what);
            }
        };
    }

    private static List<Reference> references(Entry entry) {
        var references = new ArrayList<Reference>();
        for (String key : List.of("needs", "likes")) {
            if (entry.fields().get(key) instanceof List<?> targets) {
                for (int i = 0; i < targets.size(); i++) {
                    var id = EntryId.resolve((String) targets.get(i), entry.id().namespace());
                    DataPath path = DataPath.DATA.child(key).child(i);
                    references.add(new Reference(id, path, key.equals("needs")));
                }
            }
        }
        return references;
    }

    private static Entry thing(String name, String... needs) {
        return Entry.of(
                EntryId.resolve(name, "app"), "thing", Map.of(), Map.of("needs", List.of(needs)));
    }

    private static Entry bad(String name, String mark) {
        return Entry.of(EntryId.resolve(name, "app"), "thing", Map.of(mark, true), Map.of());
    }

    private Outcome apply(Operation... operations) {
        return registry.apply(List.of(operations));
    }

    private static Version version(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).version();
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return text(((Outcome.Refused) outcome).rejections());
    }

    private static String text(List<Rejection> rejections) {
        var lines = new ArrayList<String>();
        for (Rejection rejection : rejections) {
            String hint = rejection.hint().isEmpty() ? "" : " / " + rejection.hint();
            String at = rejection.path() + ": " + rejection.message() + hint;
            lines.add(rejection.id() + " " + rejection.reason() + " " + at);
        }
        return String.join("\n", lines);
    }

    private String names() {
        return String.join(
                " ", registry.snapshot().all().stream().map(entry -> entry.id().name()).toList());
    }

    @Test
    void loadedEntriesAreVersionZero() {
        assertThat(registry.load(List.of(thing("a"), thing("b")))).isEmpty();
        assertThat(registry.snapshot().version()).hasToString("v0");
        assertThat(registry.versions()).containsExactly(Version.FIRST);
        assertThat(names()).isEqualTo("a b");
        assertThatIllegalStateException().isThrownBy(() -> registry.load(List.of()));
    }

    @Test
    void entriesAreMadeAfterWhatTheyNeed() {
        registry.load(List.of(thing("a", "b"), thing("b", "c"), thing("c")));
        assertThat(log)
                .containsExactly(
                        "prepare +app:c",
                        "prepare +app:b",
                        "prepare +app:a",
                        "commit +app:c",
                        "commit +app:b",
                        "commit +app:a");
    }

    @Test
    void whoeverNeedsAnAbsentEntryHearsWhyItIsAbsent() {
        var absence = new Absence("is disabled", "enable it");
        var rejections =
                registry.load(
                        List.of(thing("user", "absent"), thing("fine")),
                        Map.of(EntryId.parse("app:absent"), absence));
        assertThat(text(rejections))
                .isEqualTo(
                        "app:user BROKEN_DEPENDENCY needs[0]: app:user needs app:absent, which is"
                                + " disabled / enable it");
        assertThat(names()).isEqualTo("fine");
    }

    @Test
    void loadingLeavesOutWhatIsNotSoundAndWhatNeedsIt() {
        var rejections =
                registry.load(
                        List.of(
                                thing("fine"),
                                bad("broken", "bad"),
                                thing("user", "broken"),
                                thing("userOfUser", "user"),
                                thing("lost", "fin"),
                                Entry.of(EntryId.parse("app:odd"), "thnig", Map.of(), null),
                                thing("fine")));
        assertThat(text(rejections))
                .isEqualTo(
                        """
                        app:fine EXISTS name: there is already an entry app:fine / give one of them another name
                        app:broken INVALID meta.bad: this one is bad / be good
                        app:user BROKEN_DEPENDENCY needs[0]: app:user needs app:broken, which was left out / see the error of app:broken
                        app:userOfUser BROKEN_DEPENDENCY needs[0]: app:userOfUser needs app:user, which was left out / see the error of app:user
                        app:lost UNRESOLVED needs[0]: app:lost needs app:fin, but there is no such entry / did you mean 'app:fine'?
                        app:odd UNKNOWN_KIND kind: there is no kind 'thnig' / did you mean 'thing'?\
                        """);
        assertThat(names()).isEqualTo("fine");
        assertThat(log).containsExactly("prepare +app:fine", "commit +app:fine");
    }

    @Test
    void aWeakReferenceOnlyOrders() {
        var weak =
                Entry.of(
                        EntryId.parse("app:a"),
                        "thing",
                        Map.of(),
                        Map.of("likes", List.of("b", "nobody")));
        assertThat(registry.load(List.of(weak, thing("b")))).isEmpty();
        assertThat(log).startsWith("prepare +app:b", "prepare +app:a");
    }

    @Test
    void loadingLeavesOutEveryMemberOfACycle() {
        var rejections =
                registry.load(
                        List.of(
                                thing("a", "b"),
                                thing("b", "a", "c"),
                                thing("c", "b"),
                                thing("d", "d"),
                                thing("e", "a"),
                                thing("f")));
        assertThat(text(rejections))
                .startsWith(
                        """
                        app:a CYCLE needs[0]: app:a needs itself: app:a → app:b → app:a / take one of these references away, or move what they share to a new entry
                        app:b CYCLE needs[0]: app:b needs itself: app:b → app:a → app:b\
                        """);
        assertThat(rejections.stream().map(Rejection::id).map(EntryId::name))
                .containsExactly("a", "b", "d", "c", "e");
        assertThat(names()).isEqualTo("f");
    }

    @Test
    void applyMakesAVersionAndTellsTheHandlersInOrder() {
        registry.load(List.of(thing("a"), thing("b", "a")));
        log.clear();
        var outcome =
                apply(
                        new Create(thing("d", "c")),
                        new Create(thing("c")),
                        new Delete(EntryId.parse("app:a")),
                        new Delete(EntryId.parse("app:b")));
        assertThat(version(outcome)).isEqualTo(new Version(1, 0)).hasToString("v1");
        assertThat(names()).isEqualTo("d c");
        assertThat(log)
                .containsExactly(
                        "prepare -app:b",
                        "prepare -app:a",
                        "prepare +app:c",
                        "prepare +app:d",
                        "commit -app:b",
                        "commit -app:a",
                        "commit +app:c",
                        "commit +app:d");
    }

    @Test
    void aRefusalTakesEverythingBackInReverse() {
        registry.load(List.of(thing("a")));
        log.clear();
        var before = registry.snapshot();
        var outcome =
                apply(
                        new Delete(EntryId.parse("app:a")),
                        new Create(thing("b")),
                        new Create(bad("c", "bad")));
        assertThat(refusal(outcome)).isEqualTo("app:c INVALID meta.bad: this one is bad / be good");
        assertThat(log)
                .containsExactly(
                        "prepare -app:a", "prepare +app:b", "discard +app:b", "discard -app:a");
        assertThat(registry.snapshot()).isSameAs(before);
        assertThat(registry.versions()).hasSize(1);
    }

    @Test
    void everythingWrongWithAnEntryIsTold() {
        assertThat(refusal(apply(new Create(bad("a", "worse")))))
                .isEqualTo(
                        """
                        app:a INVALID meta: one thing is wrong
                        app:a INVALID data: and another\
                        """);
        assertThat(refusal(apply(new Create(thing("a", "x", "y")))))
                .contains("needs[0]: app:a needs app:x", "needs[1]: app:a needs app:y");
    }

    @Test
    void aHandlerThatFailsRefusesToo() {
        assertThat(refusal(apply(new Create(thing("a")), new Create(bad("b", "bug")))))
                .isEqualTo(
                        "app:b FAILED : the handler of kind thing failed:"
                                + " java.lang.IllegalStateException: a bug"
                                + " / this is a defect of the runtime, not of the entry");
        assertThat(log).containsExactly("prepare +app:a", "discard +app:a");
    }

    /** A history that cannot be written. */
    private static final class FullDisk implements History {
        @Override
        public void append(Version version, List<Operation> operations) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void moveTo(Version version) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public Version current() {
            return Version.FIRST;
        }

        @Override
        public List<Version> versions() {
            return List.of();
        }

        @Override
        public List<Operation> operations(Version version) {
            throw new IllegalArgumentException("there is no version " + version);
        }
    }

    @Test
    void aHistoryThatFailsLeavesNoTrace() {
        var full = new FullDisk();
        var other = registry(full);
        assertThatIllegalStateException()
                .isThrownBy(() -> other.apply(List.of(new Create(thing("a")))))
                .withMessage("the disk is full");
        assertThat(log).containsExactly("prepare +app:a", "discard +app:a");
        assertThat(other.snapshot().all()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotChangedAndWhatIsThereNotCreated() {
        registry.load(List.of(thing("a")));
        assertThat(
                        refusal(
                                apply(
                                        new Create(thing("a")),
                                        new Update(thing("x")),
                                        new Delete(EntryId.parse("app:y")))))
                .isEqualTo(
                        """
                        app:a EXISTS name: there is already an entry app:a / give one of them another name
                        app:x MISSING : there is no entry app:x that could be updated
                        app:y MISSING : there is no entry app:y that could be deleted\
                        """);
    }

    @Test
    void severalOperationsOnOneEntryCountAsOne() {
        registry.load(List.of(thing("a"), thing("b")));
        log.clear();
        var a = EntryId.parse("app:a");
        var c = EntryId.parse("app:c");
        apply(
                new Delete(a),
                new Create(thing("a", "b")),
                new Create(thing("c")),
                new Delete(c),
                new Create(thing("d")),
                new Update(thing("d", "b")));
        assertThat(log).startsWith("prepare ~app:a", "prepare +app:d", "commit ~app:a");
        assertThat(registry.snapshot().find(c)).isEmpty();
        assertThat(registry.snapshot().find(EntryId.parse("app:d")).orElseThrow().fields())
                .containsEntry("needs", List.of("b"));
    }

    @Test
    void nothingToChangeMakesNoVersion() {
        assertThat(version(apply(new Create(thing("a")), new Delete(EntryId.parse("app:a")))))
                .isEqualTo(Version.FIRST);
        assertThat(registry.versions()).hasSize(1);
    }

    @Test
    void aNewCycleIsRefusedAndNamed() {
        registry.load(List.of(thing("a"), thing("b", "a")));
        assertThat(refusal(apply(new Update(thing("a", "b")))))
                .startsWith("app:a CYCLE needs[0]: app:a needs itself: app:a → app:b → app:a");
    }

    @Test
    void aReferenceThatLeadsNowhereIsRefused() {
        assertThat(refusal(apply(new Create(thing("a", "lib:x")))))
                .isEqualTo(
                        "app:a UNRESOLVED needs[0]: app:a needs lib:x, but there is no such entry"
                                + " / add an entry of this id, or correct the reference");
    }

    @Test
    void anEntryInUseMayBeDeletedAndMadeAgain() {
        registry.load(List.of(thing("a"), thing("b", "a")));
        assertThat(version(apply(new Delete(EntryId.parse("app:a"))))).hasToString("v1");
        assertThat(version(apply(new Create(thing("a"))))).hasToString("v2");
    }

    @Test
    void anUpdateMayChangeTheKind() {
        registry.load(List.of(thing("a")));
        log.clear();
        apply(new Update(Entry.of(EntryId.parse("app:a"), "other", Map.of(), Map.of())));
        assertThat(log)
                .containsExactly(
                        "prepare -app:a", "prepare +app:a", "commit -app:a", "commit +app:a");
        assertThat(registry.snapshot().ofKind("other")).hasSize(1);
        assertThat(registry.snapshot().ofKind("thing")).isEmpty();
    }

    @Test
    void versionsAreReachedBackAndForthAndBranch() {
        registry.load(List.of(thing("a")));
        var v1 = version(apply(new Create(thing("b"))));
        var v2 = version(apply(new Update(thing("a", "b")), new Create(thing("c"))));
        assertThat(version(registry.applyVersion(Version.FIRST))).isEqualTo(Version.FIRST);
        assertThat(names()).isEqualTo("a");
        log.clear();
        assertThat(version(registry.applyVersion(v2))).isEqualTo(v2);
        assertThat(log.subList(0, 3))
                .containsExactlyInAnyOrder("prepare +app:b", "prepare ~app:a", "prepare +app:c");
        registry.applyVersion(v1);
        assertThat(names()).isEqualTo("a b");
        var v3 = version(apply(new Delete(EntryId.parse("app:b"))));
        assertThat(v3).isEqualTo(new Version(3, 1));
        assertThat(registry.snapshotAt(v2).orElseThrow().all()).hasSize(3);
        assertThat(registry.versions()).containsExactly(Version.FIRST, v1, v2, v3);
        assertThat(registry.version(2)).contains(v2);
        assertThat(registry.version(9)).isEmpty();
        assertThat(registry.snapshotAt(new Version(9, 0))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.applyVersion(new Version(9, 0)))
                .withMessage("there is no version v9");
    }

    @Test
    void deltaTellsTheDifferenceAndIgnoresWhereItWasWritten() {
        var delta =
                registry.delta(
                        List.of(thing("same"), thing("old"), thing("changed")),
                        List.of(thing("new"), thing("same"), thing("changed", "same")));
        assertThat(delta)
                .containsExactly(
                        new Change.Delete(thing("old")),
                        new Change.Create(thing("new")),
                        new Change.Update(thing("changed"), thing("changed", "same")));
    }

    @Test
    void deltaIsInTheOrderOfATransaction() {
        var delta =
                registry.delta(
                        List.of(thing("old"), thing("older", "old")),
                        List.of(thing("c", "b"), thing("b", "a"), thing("a"), thing("x", "x")));
        assertThat(delta.stream().map(change -> change.id().name()))
                .containsExactly("older", "old", "a", "b", "c", "x");
    }

    @Test
    void aRegistryThatStartsAgainGoesOnWhereItsHistoryEnded() {
        var history = new MemoryHistory();
        var first = registry(history);
        first.load(List.of(thing("a"), thing("b")));
        first.apply(List.of(new Create(thing("c", "a")), new Update(thing("b", "a"))));
        first.apply(List.of(new Delete(EntryId.parse("app:c")), new Create(thing("d"))));
        log.clear();

        var second = registry(history);
        assertThat(second.load(List.of(thing("a"), thing("b"), thing("new")))).isEmpty();
        assertThat(second.snapshot().version()).isEqualTo(new Version(2, 1));
        assertThat(second.snapshot().all())
                .containsExactly(thing("a"), thing("b", "a"), thing("new"), thing("d"));
        assertThat(log).doesNotContain("prepare +app:c");
        assertThat(version(second.applyVersion(Version.FIRST))).isEqualTo(Version.FIRST);
        assertThat(second.snapshot().all())
                .containsExactlyInAnyOrder(thing("a"), thing("b"), thing("new"));

        var third = registry(history);
        third.load(List.of(thing("a")));
        assertThat(third.snapshot().version()).isEqualTo(Version.FIRST);
        assertThat(version(third.apply(List.of(new Create(thing("e"))))))
                .isEqualTo(new Version(3, 0));
    }

    @Test
    void whatTheFilesLostOrBrokeSinceThenIsLeftOutAndTheRestStarts() {
        var history = new MemoryHistory();
        var first = registry(history);
        first.load(List.of(thing("a")));
        first.apply(List.of(new Create(thing("user", "a")), new Create(thing("fine"))));

        var second = registry(history);
        var rejections = second.load(List.of(bad("wrong", "bad")));
        assertThat(text(rejections))
                .contains("app:user UNRESOLVED", "app:wrong INVALID")
                .hasLineCount(2);
        assertThat(second.snapshot().version()).hasToString("v1");
        assertThat(second.snapshot().all()).containsExactly(thing("fine"));
        assertThat(version(second.applyVersion(Version.FIRST))).isEqualTo(Version.FIRST);
        assertThat(second.snapshot().all()).isEmpty();
    }

    @Test
    void withoutHistoryTheFirstVersionAndTheCurrentOneCanBeReached() {
        var plain = registry(History.NONE);
        plain.load(List.of(thing("a")));
        var v1 = version(plain.apply(List.of(new Create(thing("b")))));
        var v2 = version(plain.apply(List.of(new Create(thing("c")))));
        assertThat(plain.version(2)).contains(v2);
        assertThat(plain.version(1)).isEmpty();
        assertThat(plain.snapshotAt(v1)).isEmpty();
        assertThat(plain.snapshotAt(v2).orElseThrow().all()).hasSize(3);
        plain.applyVersion(Version.FIRST);
        assertThat(plain.snapshot().all()).containsExactly(thing("a"));
        assertThat(version(plain.apply(List.of(new Create(thing("d"))))))
                .isEqualTo(new Version(3, 0));
    }

    @Test
    void listenersHearOfWhatHasHappened() {
        var heard = new ArrayList<String>();
        registry.listen(
                applied ->
                        heard.add(
                                applied.version()
                                        + " "
                                        + applied.changes().size()
                                        + " of "
                                        + registry.snapshot().all().size()));
        registry.load(List.of(thing("a")));
        apply(new Create(bad("b", "bad")));
        apply(new Create(thing("c")), new Delete(EntryId.parse("app:a")));
        registry.applyVersion(Version.FIRST);
        assertThat(heard).containsExactly("v1 2 of 1", "v0 2 of 1");
    }

    @Test
    void everyVersionIsReproducedExactlyWhateverHappened() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        registry.load(List.of(thing("n0"), thing("n1")));
        var states = new LinkedHashMap<Version, Map<EntryId, Entry>>();
        states.put(Version.FIRST, registry.snapshot().byId());
        for (int round = 0; round < 300; round++) {
            if (random.nextInt(5) == 0) {
                var known = List.copyOf(states.keySet());
                registry.applyVersion(known.get(random.nextInt(known.size())));
            } else {
                var id = new EntryId("app", "n" + random.nextInt(6));
                var entry = Entry.of(id, "thing", Map.of("round", round), Map.of());
                registry.apply(
                        List.of(
                                registry.snapshot().find(id).isEmpty()
                                        ? new Create(entry)
                                        : random.nextBoolean()
                                                ? new Update(entry)
                                                : new Delete(id)));
            }
            states.put(registry.snapshot().version(), registry.snapshot().byId());
            for (var known : states.entrySet()) {
                assertThat(registry.snapshotAt(known.getKey()).orElseThrow().byId())
                        .as("seed %d, %s", seed, known.getKey())
                        .isEqualTo(known.getValue());
            }
        }
    }
}
