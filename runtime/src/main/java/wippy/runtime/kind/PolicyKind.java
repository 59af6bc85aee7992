// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.util.function.Consumer;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.Findings;
import wippy.runtime.config.PolicyConfig;
import wippy.runtime.load.Problem;
import wippy.runtime.security.Policies;
import wippy.runtime.security.Rule;

/** Policies: who may do what, in words that are compared. */
public final class PolicyKind extends Kind {
    private final Policies policies;

    /** Makes the handler. */
    public PolicyKind(Policies policies, Consumer<Problem> warnings) {
        super(warnings);
        this.policies = policies;
    }

    @Override
    public String name() {
        return PolicyConfig.KIND;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        PolicyConfig config = PolicyConfig.read(findings);
        findings.rejectIfBroken();
        EntryId id = findings.entry().id();
        var rule = new Rule(config);
        return () -> policies.define(id, rule, config.groups());
    }

    @Override
    Staged remove(EntryId id) {
        return () -> policies.remove(id);
    }
}
