// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import wippy.lua.Calls;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.Results;

/**
 * {@code print} to a given output, through the global {@code tostring} (Lua 5.3 §6.1). A line is
 * out when it returns, as in PUC Lua: whoever reads a pipe sees it at once.
 */
public final class Print extends BuiltinVariadic {

    private final ByteOutput output;

    /** A {@code print} that writes to {@code output}. */
    public Print(ByteOutput output) {
        super("print");
        this.output = output;
    }

    private static String text(LuaState state, Object tostring, Object value) {
        if (tostring instanceof BaseLibrary.ToString) {
            return Conversions.tostring(state, value);
        }
        Object text = Results.first(state, Calls.call(state, tostring, value));
        if (text instanceof String string) {
            return string;
        }
        if (text instanceof Long || text instanceof Double) {
            return Conversions.tostring(state, text);
        }
        throw LuaError.of(state, "'tostring' must return a string to 'print'");
    }

    @Override
    public Object apply(LuaState state, Object[] arguments) {
        Object tostring = state.global("tostring");
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (i > 0) {
                    output.write("\t");
                }
                output.write(text(state, tostring, arguments[i]));
            }
            output.write("\n");
            output.flush();
            return Results.NONE;
        } catch (IOException e) {
            throw LuaError.of(state, "cannot write to the output: " + e.getMessage());
        }
    }
}
