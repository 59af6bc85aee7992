// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wippy.registry.Values;

/**
 * Somebody in whose name code runs. Immutable.
 *
 * @param id any text, such as {@code user:123}
 * @param meta what is known about it; values of {@link Values}
 */
public record Actor(String id, Map<String, @Nullable Object> meta) {

    /** Copies the values. */
    public Actor {
        meta = Values.freezeMap(meta);
    }
}
