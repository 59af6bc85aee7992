// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import org.jspecify.annotations.Nullable;
import wippy.registry.EntryId;

/**
 * A policy of the application. Whoever has it asks the entry as it is now: a change of the entry
 * counts from its next question on, and one that is deleted says nothing any more. Any thread.
 */
public final class Policy {
    private final EntryId id;
    private volatile @Nullable Rule rule;

    Policy(EntryId id) {
        this.id = id;
    }

    /** {@return the entry} */
    public EntryId id() {
        return id;
    }

    void become(@Nullable Rule now) {
        rule = now;
    }

    /** {@return what it says of a request} */
    public Decision evaluate(Request request) {
        Rule now = rule;
        return now == null ? Decision.UNDEFINED : now.decide(request);
    }
}
