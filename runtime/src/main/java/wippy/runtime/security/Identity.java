// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a process or function runs, and under which policies. Immutable, shared by all that
 * inherit it. Any thread.
 *
 * <p>With an actor and a scope, what no policy allows is refused. Where one of them is missing,
 * everything is refused in strict mode and allowed otherwise.
 */
public final class Identity {
    private static final Identity FREE = new Identity(null, null, false);
    private static final Identity NOBODY = new Identity(null, null, true);

    private final @Nullable Actor actor;
    private final @Nullable Scope scope;
    private final boolean isStrict;
    private final boolean isUnchecked;

    private Identity(@Nullable Actor actor, @Nullable Scope scope, boolean isStrict) {
        this.actor = actor;
        this.scope = scope;
        this.isStrict = isStrict;
        this.isUnchecked = !isStrict && (actor == null || scope == null);
    }

    /** {@return one without actor and scope} */
    public static Identity none(boolean isStrict) {
        return isStrict ? NOBODY : FREE;
    }

    /** {@return one with another actor and scope; null for those of this one} */
    public Identity with(@Nullable Actor otherActor, @Nullable Scope otherScope) {
        return otherActor == null && otherScope == null
                ? this
                : new Identity(
                        otherActor == null ? actor : otherActor,
                        otherScope == null ? scope : otherScope,
                        isStrict);
    }

    /** {@return who acts, if it is known} */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** {@return the policies that decide, if there are any} */
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /** {@return whether everything is allowed, so that there is no need to ask} */
    public boolean isUnchecked() {
        return isUnchecked;
    }

    /** {@return whether policies allow something; false without an actor or scope} */
    public boolean isGranted(String action, String resource, Map<String, @Nullable Object> meta) {
        return actor != null
                && scope != null
                && scope.evaluate(new Request(actor, action, resource, meta)) == Decision.ALLOW;
    }

    /** {@return whether something may be done: it is granted, or nothing is checked} */
    public boolean isAllowed(String action, String resource, Map<String, @Nullable Object> meta) {
        return isUnchecked || isGranted(action, resource, meta);
    }

    /** {@return why something is not allowed, for the error} */
    public String refusal(String action, String resource, Map<String, @Nullable Object> meta) {
        String what = resource.isEmpty() ? action : action + " on " + resource;
        if (actor == null || scope == null) {
            return "not allowed: "
                    + what
                    + " needs an actor and a scope, since security.strict_mode is on, and there is"
                    + " no "
                    + (actor == null ? "actor" : "scope");
        }
        Request request = new Request(actor, action, resource, meta);
        return "not allowed: "
                + what
                + " for actor "
                + actor.id()
                + scope.denying(request)
                        .map(policy -> " (denied by " + policy.id() + ")")
                        .orElse(" (no policy allows it)");
    }
}
