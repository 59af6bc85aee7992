// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import wippy.registry.EntryId;

/**
 * An entry of kind {@code security.policy}.
 *
 * @param actions patterns of what it is about, with {@code *} for anything
 * @param resources patterns of what is acted on
 * @param effect what it says then
 * @param conditions that have to hold, all of them
 * @param groups the groups that it is in
 */
public record PolicyConfig(
        List<String> actions,
        List<String> resources,
        Effect effect,
        List<ConditionConfig> conditions,
        List<EntryId> groups) {

    /** What a policy says of what it is about. */
    public enum Effect {
        /** It may be done, unless another policy denies it. */
        ALLOW,
        /** It may not be done. */
        DENY
    }

    /** The kind. */
    public static final String KIND = "security.policy";

    /** {@return what the entry says} */
    public static PolicyConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        Fields policy = fields.section("policy");
        for (String key : List.of("actions", "resources")) {
            if (!policy.has(key)) {
                policy.missing(key, "write '" + key + ": \"*\"' for all, or list them");
            }
        }
        if (!policy.has("effect")) {
            policy.missing("effect", "write 'effect: allow' or 'effect: deny'");
        }
        var conditions = new ArrayList<ConditionConfig>();
        for (Fields condition : policy.sections("conditions")) {
            conditions.add(ConditionConfig.read(condition));
        }
        var config =
                new PolicyConfig(
                        policy.textOrTexts("actions"),
                        policy.textOrTexts("resources"),
                        policy.choice("effect", Effect.DENY),
                        conditions,
                        fields.references("groups"));
        policy.warnOfSlips();
        fields.warnOfSlips();
        return config;
    }
}
