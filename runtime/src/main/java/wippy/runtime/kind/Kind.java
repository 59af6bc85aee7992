// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wippy.registry.Change;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.EntryId;
import wippy.registry.Fault;
import wippy.registry.Nearest;
import wippy.registry.RejectedException;
import wippy.runtime.config.EnvStorageConfig;
import wippy.runtime.config.Findings;
import wippy.runtime.load.Problem;

/**
 * What all kinds do alike: read the entry that comes, report warnings, forget the one that goes.
 */
public abstract class Kind implements EntryHandler {
    private static final int SUGGESTIONS_MAX = 5;

    private final Consumer<Problem> warnings;

    Kind(Consumer<Problem> warnings) {
        this.warnings = warnings;
    }

    /** {@return the kind's name} */
    public abstract String name();

    @Override
    public final Staged prepare(Change change, Entries next) {
        return switch (change) {
            case Change.Create(Entry entry) -> read(entry, next);
            case Change.Update(Entry _, Entry entry) -> read(entry, next);
            case Change.Delete(Entry entry) -> remove(entry.id());
        };
    }

    @Override
    public final List<Fault> inspect(Entry entry, Entries next) {
        var findings = Findings.ofRejected(entry);
        try {
            read(findings, next);
            throw new IllegalStateException(name() + " does not ask whether an entry is sound");
        } catch (RejectedException expected) {
            findings.warnings().forEach(warnings);
            return expected.faults();
        }
    }

    private Staged read(Entry entry, Entries next) {
        var findings = new Findings(entry);
        Staged staged = read(findings, next);
        findings.warnings().forEach(warnings);
        return staged;
    }

    /**
     * Checks an entry that is new or has changed. Asks {@link Findings#rejectIfBroken} when it has
     * read it.
     */
    abstract Staged read(Findings findings, Entries next);

    /** Gets ready for the end of an entry. */
    abstract Staged remove(EntryId id);

    /**
     * Makes it an error that a reference leads to an entry of another kind than one of those
     * expected. That there is an entry at all was seen to by the registry.
     */
    static void expectKind(
            Findings findings, Entries next, DataPath path, EntryId id, List<String> kinds) {
        Optional<Entry> other = next.find(id).filter(entry -> !kinds.contains(entry.kind()));
        if (other.isPresent()) {
            String expected =
                    kinds.equals(EnvStorageConfig.KINDS)
                            ? "a kind " + EnvStorageConfig.PREFIX + "…"
                            : "kind " + String.join(" or ", kinds);
            findings.error(
                    path,
                    "expected an entry of "
                            + expected
                            + ", but "
                            + id
                            + " is of kind "
                            + other.get().kind(),
                    suggestion(next, id, kinds));
        }
    }

    private static String suggestion(Entries next, EntryId wrong, List<String> kinds) {
        List<String> ids =
                next.all().stream()
                        .filter(entry -> kinds.contains(entry.kind()))
                        .map(entry -> entry.id().toString())
                        .sorted()
                        .toList();
        if (ids.isEmpty()) {
            return "add an entry of kind " + kinds.getFirst();
        }
        return Nearest.to(wrong.toString(), ids)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(
                        "there "
                                + (ids.size() > 1 ? "are " : "is ")
                                + String.join(
                                        ", ",
                                        ids.subList(0, Math.min(ids.size(), SUGGESTIONS_MAX))));
    }
}
