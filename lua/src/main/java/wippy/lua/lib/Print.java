// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.Results;

/** {@code print} to a given output (Lua 5.3 §6.1). */
public final class Print extends BuiltinVariadic {

    private final ByteOutput output;

    /** A {@code print} that writes to {@code output}. */
    public Print(ByteOutput output) {
        super("print");
        this.output = output;
    }

    @Override
    public Object apply(LuaState state, Object[] arguments) {
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (i > 0) {
                    output.write("\t");
                }
                output.write(Conversions.tostring(state, arguments[i]));
            }
            output.write("\n");
            return Results.NONE;
        } catch (IOException e) {
            throw LuaError.of(state, "cannot write to the output: " + e.getMessage());
        }
    }
}
