// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.ProtectedCalls;
import wippy.lua.Results;

/** {@code debug.debug} (Lua 5.3 §6.10): runs each line of standard input until {@code cont}. */
final class DebugPrompt extends Builtin0 {

    private final StandardStreams streams;

    DebugPrompt(StandardStreams streams) {
        super("debug");
        this.streams = streams;
    }

    @Override
    public Object call(LuaState state) {
        try {
            while (true) {
                streams.error().write("lua_debug> ");
                String line = streams.readLine();
                if (line == null || line.equals("cont")) {
                    return Results.NONE;
                }
                run(state, line);
            }
        } catch (IOException e) {
            throw LuaError.of(state, FileErrors.reason(e));
        }
    }

    private void run(LuaState state, String line) throws IOException {
        LoadedCode code = LoadedCode.of(state, line, "=(debug command)", "bt");
        if (code.function() == null) {
            streams.error().write(code.message() + "\n");
            return;
        }
        Object result = ProtectedCalls.pcall(state, code.function());
        if (Results.get(result, 0) == Boolean.FALSE) {
            Object error = Results.get(result, 1);
            streams.error().write(Conversions.tostring(state, error) + "\n");
        }
    }
}
