// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.EntryId;
import wippy.registry.Values;

/**
 * On whose behalf a service runs.
 *
 * @param actorId who acts, if anybody
 * @param actorMeta what is known about the actor
 * @param groups policy groups that apply
 * @param policies single policies that apply
 */
public record SecurityConfig(
        Optional<String> actorId,
        Map<String, @Nullable Object> actorMeta,
        List<EntryId> groups,
        List<EntryId> policies) {

    private static final String KEY = "security";

    /** {@return what the section of that name says, about whose effect it warns} */
    static SecurityConfig of(Fields owner) {
        if (owner.has(KEY)) {
            owner.findings()
                    .warning(
                            owner.pathOf(KEY),
                            "'"
                                    + owner.pathOf(KEY)
                                    + "' has no effect in this version: nothing is checked",
                            "do not rely on it yet");
        }
        return read(owner.section(KEY));
    }

    private static SecurityConfig read(Fields fields) {
        Fields actor = fields.section("actor");
        Object meta = actor.value("meta");
        var config =
                new SecurityConfig(
                        actor.text("id"),
                        meta instanceof Map<?, ?> map ? Values.freezeMap(map) : Map.of(),
                        ids(fields, "groups"),
                        ids(fields, "policies"));
        actor.section("meta");
        actor.warnOfSlips();
        fields.warnOfSlips();
        return config;
    }

    private static List<EntryId> ids(Fields fields, String key) {
        var ids = new ArrayList<EntryId>();
        String namespace = fields.findings().entry().id().namespace();
        for (String text : fields.texts(key)) {
            ids.add(EntryId.resolve(text, namespace));
        }
        return List.copyOf(ids);
    }
}
