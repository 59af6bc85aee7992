// SPDX-License-Identifier: Apache-2.0
package wippy.lua.codegen;

import org.jspecify.annotations.Nullable;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** A compiled chunk: code without state, shared by any number of states and threads. */
public final class Prototype {

    private final ChunkLoader loader;
    private final boolean needsEnvironment;
    private final boolean returnsFunction;

    Prototype(ChunkLoader loader, boolean needsEnvironment, boolean returnsFunction) {
        this.loader = loader;
        this.returnsFunction = returnsFunction;
        this.needsEnvironment = needsEnvironment;
    }

    /** {@return what positions in messages begin with} */
    public String sourceName() {
        return loader.sourceName();
    }

    /** {@return the main function, whose globals are those of the state} Any thread. */
    public LuaFunction instantiate(LuaState state) {
        return needsEnvironment ? instantiate(state, state.globals()) : loader.entry();
    }

    /**
     * {@return the main function with an environment of its own} The chunk has to be compiled with
     * an explicit environment, with {@link Exposure}, or name {@code _ENV}.
     *
     * @param environment any Lua value, nil included
     */
    public LuaFunction instantiate(LuaState state, @Nullable Object environment) {
        if (!needsEnvironment) {
            throw new IllegalStateException(
                    sourceName()
                            + " was compiled for the globals of the state;"
                            + " compile it with CompilerOptions.explicitEnvironment");
        }
        LuaFunction main = (LuaFunction) loader.entry().call(state, environment);
        return returnsFunction ? (LuaFunction) Results.first(state, main.call(state)) : main;
    }

    /** {@return the class file with the functions' methods, for tests} */
    byte[] functions() {
        return loader.functions();
    }
}
