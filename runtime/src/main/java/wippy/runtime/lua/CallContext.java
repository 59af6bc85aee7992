// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.LinkedHashMap;
import java.util.Map;
import wippy.lua.LuaTable;
import wippy.runtime.security.Actor;
import wippy.runtime.security.Scope;

/**
 * What a caller or spawner gives beside the arguments, laid over what is inherited. Immutable.
 *
 * @param values of {@code with_context} by name; the caller's, which are copied on their way
 * @param actor of {@code with_actor}; null for the one that is inherited
 * @param scope of {@code with_scope}; null for the one that is inherited
 */
public record CallContext(Map<String, Object> values, Actor actor, Scope scope) {

    /** Nothing. */
    public static final CallContext NONE = new CallContext(Map.of(), null, null);

    /** {@return one with these values, too; keys that are no strings are left out} */
    public CallContext with(LuaTable more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        for (int i = more.nextIndex(0); i > 0; i = more.nextIndex(i)) {
            if (more.keyAt(i) instanceof String key) {
                all.put(key, more.valueAt(i));
            }
        }
        return new CallContext(all, actor, scope);
    }

    /** {@return one with another actor} */
    public CallContext with(Actor other) {
        return new CallContext(values, other, scope);
    }

    /** {@return one with another scope} */
    public CallContext with(Scope other) {
        return new CallContext(values, actor, other);
    }
}
