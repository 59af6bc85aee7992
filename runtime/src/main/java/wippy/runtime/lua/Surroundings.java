// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process has beside its code and arguments: the services of the runtime, and the values
 * that it inherits from whoever spawned or called it. Immutable, shared along a chain of calls.
 *
 * @param services the runtime
 * @param values context values by name, of {@code with_context} here and above; copies that nobody
 *     changes
 * @param calls how many function calls are in progress above; bounds endless recursion
 */
public record Surroundings(Services services, Map<String, Object> values, int calls) {

    /**
     * {@return these with other values laid over, which are copied}
     *
     * @param calls how many calls are in progress
     */
    public Surroundings with(Map<String, Object> more, int calls) {
        if (more.isEmpty() && calls == this.calls) {
            return this;
        }
        Map<String, Object> all = values;
        if (!more.isEmpty()) {
            all = new LinkedHashMap<>(values);
            for (Map.Entry<String, Object> value : more.entrySet()) {
                all.put(value.getKey(), services.copier().apply(value.getValue()));
            }
        }
        return new Surroundings(services, all, calls);
    }
}
