// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.LinkedHashMap;
import java.util.Map;
import wippy.registry.EntryId;
import wippy.runtime.security.Identity;

/**
 * What a process has beside its code and arguments: the services of the runtime, and what it
 * inherits from whoever spawned or called it. Immutable, shared along a chain of calls.
 *
 * @param services the runtime
 * @param values context values by name, of {@code with_context} here and above; copies that nobody
 *     changes
 * @param identity in whose name it runs
 * @param calls how many function calls are in progress above; bounds endless recursion
 * @param above those of the caller, while it waits for this call; null outside of calls
 * @param function the function that this is a call of; null for none
 */
public record Surroundings(
        Services services,
        Map<String, Object> values,
        Identity identity,
        int calls,
        Surroundings above,
        EntryId function) {

    /** What processes have that nobody spawned or called. */
    public Surroundings(Services services, Identity identity) {
        this(services, Map.of(), identity, 0, null, null);
    }

    /** {@return those of a process spawned below, with values laid over, which are copied} */
    public Surroundings spawned(Map<String, Object> more, Identity other) {
        return more.isEmpty() && other == identity && above == null && function == null
                ? this
                : new Surroundings(services, with(more), other, calls, null, null);
    }

    /** {@return those of a call below, with values laid over, which are copied} */
    public Surroundings called(Map<String, Object> more, Identity other, EntryId callee) {
        return new Surroundings(services, with(more), other, calls + 1, this, callee);
    }

    /** {@return whether this is below a call of a function} Another one would wait for itself. */
    public boolean isBelow(EntryId callee) {
        for (Surroundings one = this; one != null; one = one.above) {
            if (callee.equals(one.function)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = values;
        if (!more.isEmpty()) {
            all = new LinkedHashMap<>(values);
            for (Map.Entry<String, Object> value : more.entrySet()) {
                all.put(value.getKey(), services.copier().apply(value.getValue()));
            }
        }
        return all;
    }
}
