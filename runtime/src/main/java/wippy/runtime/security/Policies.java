// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.EntryId;
import wippy.runtime.config.SecurityConfig;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** The policies of an application and the groups that they are in. Any thread. */
public final class Policies {

    private record Member(Policy policy, List<EntryId> groups) {}

    private final Map<EntryId, Member> members = new LinkedHashMap<>();

    /** Adds a policy, or changes what one says and where it belongs. */
    public synchronized void define(EntryId id, Rule rule, List<EntryId> groups) {
        Member known = members.get(id);
        Policy policy = known == null ? new Policy(id) : known.policy();
        policy.become(rule);
        members.put(id, new Member(policy, groups));
    }

    /** Takes a policy away: it says nothing any more, wherever it is known. */
    public synchronized void remove(EntryId id) {
        Member known = members.remove(id);
        if (known != null) {
            known.policy().become(null);
        }
    }

    /** {@return the policy of that id} Fails with Internal if there is none. */
    public synchronized Policy policy(EntryId id) {
        Member known = members.get(id);
        if (known == null) {
            throw new Failure(ErrorKind.INTERNAL, "there is no policy '" + id + "'");
        }
        return known.policy();
    }

    /** {@return the policies that are in a group now} Fails with Internal if none is. */
    public Scope group(EntryId id) {
        List<Policy> found = inGroup(id);
        if (found.isEmpty()) {
            throw new Failure(ErrorKind.INTERNAL, "no policy is in a group '" + id + "'");
        }
        return Scope.of(found);
    }

    private synchronized List<Policy> inGroup(EntryId id) {
        return members.values().stream()
                .filter(member -> member.groups().contains(id))
                .map(Member::policy)
                .toList();
    }

    /**
     * {@return an identity in which an entry's actor and policies are in the place of what they are
     * in the given one, as far as the entry names any}
     *
     * @throws Failure Internal if it names a policy that there is not, or a group without any
     */
    public Identity identity(Identity otherwise, SecurityConfig config) {
        return otherwise.with(
                config.actorId().map(id -> new Actor(id, config.actorMeta())).orElse(null),
                scope(config));
    }

    private @Nullable Scope scope(SecurityConfig config) {
        if (config.groups().isEmpty() && config.policies().isEmpty()) {
            return null;
        }
        var all = new ArrayList<Policy>();
        config.groups().forEach(id -> all.addAll(group(id).policies()));
        config.policies().forEach(id -> all.add(policy(id)));
        return Scope.of(all);
    }
}
