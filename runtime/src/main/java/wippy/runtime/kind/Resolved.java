// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.List;
import wippy.registry.Change;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryHandler;
import wippy.registry.Fault;
import wippy.registry.RejectedException;
import wippy.runtime.env.Placeholders;
import wippy.runtime.env.Variables;

/**
 * The handler of a kind, which gets entries with values in the place of their {@link Placeholders}.
 */
public final class Resolved implements EntryHandler {
    private final EntryHandler handler;
    private final Variables variables;

    /** Puts values into what a handler gets. */
    public Resolved(EntryHandler handler, Variables variables) {
        this.handler = handler;
        this.variables = variables;
    }

    @Override
    public Staged prepare(Change change, Entries next) {
        return handler.prepare(resolved(change), next);
    }

    private Change resolved(Change change) {
        if (change instanceof Change.Create create) {
            return new Change.Create(Placeholders.resolve(create.entry(), variables));
        }
        if (change instanceof Change.Update update) {
            Entry after = Placeholders.resolve(update.after(), variables);
            return new Change.Update(update.before(), after);
        }
        return change;
    }

    @Override
    public List<Fault> inspect(Entry entry, Entries next) {
        try {
            return handler.inspect(Placeholders.resolve(entry, variables), next);
        } catch (RejectedException unresolved) {
            return unresolved.faults();
        }
    }
}
