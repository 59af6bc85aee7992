// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.EntryId;
import wippy.registry.Values;

/**
 * In whose name code runs.
 *
 * @param actorId who acts, if anybody
 * @param actorMeta what is known about the actor
 * @param groups groups of policies that apply
 * @param policies single policies that apply
 */
public record SecurityConfig(
        Optional<String> actorId,
        Map<String, @Nullable Object> actorMeta,
        List<EntryId> groups,
        List<EntryId> policies) {

    /** Of an entry that names nobody. */
    public static final SecurityConfig NONE =
            new SecurityConfig(Optional.empty(), Map.of(), List.of(), List.of());

    /** The section's name in entries. */
    static final String KEY = "security";

    /** {@return what the section of that name says} */
    static SecurityConfig of(Fields owner) {
        if (!owner.has(KEY)) {
            return NONE;
        }
        Fields fields = owner.section(KEY);
        Fields actor = fields.section("actor");
        Object meta = actor.value("meta");
        var config =
                new SecurityConfig(
                        actor.text("id"),
                        meta instanceof Map<?, ?> map ? Values.freezeMap(map) : Map.of(),
                        fields.references("groups"),
                        fields.references("policies"));
        actor.section("meta");
        actor.warnOfSlips();
        fields.warnOfSlips();
        return config;
    }

    /** Warns that an entry has the section although nothing runs in its name. */
    static void warnOfNoEffect(Fields owner) {
        if (owner.has(KEY)) {
            owner.findings()
                    .warning(
                            owner.pathOf(KEY),
                            "'"
                                    + owner.pathOf(KEY)
                                    + "' has no effect here: nothing runs in its name",
                            "write it where a function, a process or a process.service is");
        }
    }
}
