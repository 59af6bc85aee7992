// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import wippy.lua.Dialect;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.States;

/** States with the libraries, and code run in them. */
final class LibraryStates {

    private LibraryStates() {}

    /** {@return a state as a process of an application has it} */
    static LuaState application() {
        StandardLibrary library = StandardLibrary.application();
        return new LuaState(
                Dialect.APPLICATION,
                States.waiting(() -> {}),
                LuaTable.view(library.globals()),
                library.stringMetatable());
    }

    /** {@return a plain state whose {@link LuaState#interrupt} leads to an action} */
    static LuaState plain(Runnable action) {
        var nowhere = new ByteOutput(new ByteArrayOutputStream(), ByteOutput.Buffering.FULL);
        var streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
        StandardLibrary library = StandardLibrary.plain(streams);
        return new LuaState(
                Dialect.PLAIN,
                States.waiting(action),
                library.globals(),
                library.stringMetatable());
    }

    /** {@return what the code returns, finished} Raises what it raises. */
    static Object run(LuaState state, String code) {
        LoadedCode loaded = LoadedCode.of(state, LuaString.of(code), "=test", "t");
        LuaFunction function = loaded.function();
        if (function == null) {
            throw new AssertionError(loaded.message() + loaded.place());
        }
        return Results.finish(state, function.call(state));
    }
}
