// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;

/**
 * A Lua value that stands for an immutable object of the runtime: one module makes it, others take
 * it as an argument without knowing that module.
 *
 * @param <T> the type of the object; Lua reads its simple name in messages
 */
public abstract class Wrapper<T> extends Userdata implements Sendable {

    private final T wrapped;

    /** A value for this object. */
    protected Wrapper(T wrapped) {
        this.wrapped = wrapped;
    }

    /** {@return the object} */
    public final T wrapped() {
        return wrapped;
    }

    /** {@return the object of this type in an argument} Raises 'bad argument' if there is none. */
    public static <T> T check(
            Class<T> type, LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof Wrapper<?> wrapper && type.isInstance(wrapper.wrapped)) {
            return type.cast(wrapper.wrapped);
        }
        throw Arguments.expected(state, self, index, type.getSimpleName(), value);
    }
}
