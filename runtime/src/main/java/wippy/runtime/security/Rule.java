// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.List;
import wippy.runtime.config.PolicyConfig;

/** What a policy says, as its entry has it. Immutable. */
public final class Rule {
    private final List<Wildcard> actions;
    private final List<Wildcard> resources;
    private final List<Condition> conditions;
    private final Decision effect;

    /** Makes one of an entry that was found sound. */
    public Rule(PolicyConfig config) {
        this.actions = config.actions().stream().map(Wildcard::new).toList();
        this.resources = config.resources().stream().map(Wildcard::new).toList();
        this.conditions = config.conditions().stream().map(Condition::new).toList();
        this.effect = config.effect() == PolicyConfig.Effect.ALLOW ? Decision.ALLOW : Decision.DENY;
    }

    /** {@return its effect if it is about the request and all its conditions hold} */
    Decision decide(Request request) {
        return matchesAny(actions, request.action())
                        && matchesAny(resources, request.resource())
                        && conditions.stream().allMatch(condition -> condition.holds(request))
                ? effect
                : Decision.UNDEFINED;
    }

    private static boolean matchesAny(List<Wildcard> patterns, String text) {
        for (Wildcard pattern : patterns) {
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
