// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import java.util.List;

/**
 * A module that entries may list under {@code modules} and then find as a global, or by {@code
 * require}. Its declaration stands beside it as a resource, {@code NAME.d.lua}.
 */
public interface LuaModule {

    /** {@return the name that entries list} */
    String name();

    /**
     * {@return the module's Lua value, made once and shared by all processes}
     *
     * <p>It is immutable: a frozen table of functions and frozen tables, or a userdata without
     * state. A function finds where it is called by {@link wippy.runtime.lua.LuaProcess#of}.
     */
    Object value(ModuleContext context);

    /**
     * {@return what it deals with} Of the words that applications know: deterministic, encoding,
     * time, nondeterministic, io, process, storage, network.
     */
    default List<String> classes() {
        return List.of("deterministic");
    }

    /** {@return whether code has it without listing it} */
    default boolean isAlwaysThere() {
        return false;
    }
}
