// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import org.jspecify.annotations.Nullable;

/** A function in Java that Lua calls. */
@FunctionalInterface
public interface JavaFunction {

    /**
     * Called on the thread that runs the state.
     *
     * @param arguments typed access raises 'bad argument' in Lua
     * @return a value as {@link Lua#set} takes it, or a {@link Values} for several
     * @throws Exception becomes an error in Lua with its message
     */
    @Nullable Object call(Values arguments) throws Exception;
}
