// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import wippy.registry.EntryId;

/** The policies that decide together. Immutable, but see {@link Policy}; any thread. */
public final class Scope {

    /** The one that allows nothing. */
    public static final Scope EMPTY = new Scope(List.of());

    private final List<Policy> policies;

    private Scope(List<Policy> policies) {
        this.policies = policies;
    }

    /** {@return one of these policies, each once} */
    public static Scope of(List<Policy> policies) {
        return policies.isEmpty() ? EMPTY : new Scope(List.copyOf(new LinkedHashSet<>(policies)));
    }

    /** {@return its policies, in the order in which they were added} */
    public List<Policy> policies() {
        return policies;
    }

    /** {@return one that has this policy, too} */
    public Scope with(Policy policy) {
        var all = new ArrayList<>(policies);
        all.add(policy);
        return of(all);
    }

    /** {@return one without the policy of that id} */
    public Scope without(EntryId id) {
        return of(policies.stream().filter(policy -> !policy.id().equals(id)).toList());
    }

    /** {@return whether it has the policy of that id} */
    public boolean contains(EntryId id) {
        return policies.stream().anyMatch(policy -> policy.id().equals(id));
    }

    /** {@return what its policies say together: a denial decides, whatever the order} */
    public Decision evaluate(Request request) {
        Decision all = Decision.UNDEFINED;
        for (Policy policy : policies) {
            switch (policy.evaluate(request)) {
                case DENY -> {
                    return Decision.DENY;
                }
                case ALLOW -> all = Decision.ALLOW;
                case UNDEFINED -> {}
            }
        }
        return all;
    }

    /** {@return the first policy that denies a request} */
    Optional<Policy> denying(Request request) {
        return policies.stream()
                .filter(policy -> policy.evaluate(request) == Decision.DENY)
                .findFirst();
    }
}
