// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.Change;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.load.Problem;

/**
 * What all kinds do alike: read the entry that comes, report warnings, forget the one that goes.
 */
public abstract class Kind implements EntryHandler {
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
}
