// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What policies are asked about.
 *
 * @param actor who wants to do it
 * @param action what is to be done, such as {@code process.spawn}
 * @param resource to what; empty if to nothing in particular
 * @param meta what is known about the resource; values of {@link wippy.registry.Values}
 */
public record Request(
        Actor actor, String action, String resource, Map<String, @Nullable Object> meta) {

    /** Where the fields of the actor's and the resource's metadata begin. */
    private static final String ACTOR_META = "actor.meta";

    private static final String META = "meta";

    /** {@return the value at a path, such as {@code actor.meta.role}; null for none} */
    @Nullable Object field(String path) {
        return switch (path) {
            case "actor.id" -> actor.id();
            case "action" -> action;
            case "resource" -> resource;
            case ACTOR_META -> actor.meta();
            case META -> meta;
            default ->
                    path.startsWith(ACTOR_META + ".")
                            ? inside(actor.meta(), path.substring(ACTOR_META.length() + 1))
                            : path.startsWith(META + ".")
                                    ? inside(meta, path.substring(META.length() + 1))
                                    : null;
        };
    }

    private static @Nullable Object inside(Map<?, ?> map, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return map.get(path);
        }
        return map.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? inside(inner, path.substring(dot + 1))
                : null;
    }
}
