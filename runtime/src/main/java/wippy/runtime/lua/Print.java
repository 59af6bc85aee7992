// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wippy.lua.CallPosition;
import wippy.lua.Conversions;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.Results;
import wippy.lua.lib.BuiltinVariadic;
import wippy.runtime.log.Log;
import wippy.runtime.terminal.Terminal;

/**
 * {@code print} in applications: a line of the log at INFO with the PID and the place; in a process
 * of a terminal host a line of standard output.
 */
final class Print extends BuiltinVariadic {

    Print() {
        super("print");
    }

    @Override
    public Object apply(LuaState state, Object[] arguments) {
        LuaProcess process = LuaProcess.of(state);
        Optional<Terminal> terminal = process.services().terminal(process.process());
        if (terminal.isPresent()) {
            try {
                terminal.get().write(joined(state, arguments, "\t") + "\n");
            } catch (IOException e) {
                throw LuaError.of(state, "cannot write to the output: " + e.getMessage());
            }
        } else if (process.services().log().isEnabled(Log.Level.INFO)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("pid", process.process().toString());
            String position = CallPosition.of(1);
            if (position.endsWith(": ")) {
                fields.put(
                        "location", LuaString.text(position.substring(0, position.length() - 2)));
            }
            process.services().log().info(LuaString.text(joined(state, arguments, " ")), fields);
        }
        return Results.NONE;
    }

    private static String joined(LuaState state, Object[] values, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : separator).append(Conversions.tostring(state, values[i]));
        }
        return text.toString();
    }
}
