// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.Collection;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.lib.Arguments;
import wippy.lua.lib.Builtin1;
import wippy.registry.Nearest;

/**
 * {@code require} in applications: modules and imports are globals already, so it reads the global.
 */
final class Require extends Builtin1 {

    /** Names of the modules that there are. */
    private final Collection<String> known;

    Require(Collection<String> known) {
        super("require");
        this.known = known;
    }

    @Override
    public Object call(LuaState state, Object name) {
        String wanted = Arguments.string(state, this, 1, name);
        Object value = state.global(wanted);
        if (value == null) {
            throw LuaError.of(state, complaint(LuaProcess.of(state).program(), wanted));
        }
        return value;
    }

    private String complaint(Program program, String wanted) {
        String message = "module '" + wanted + "' not found: ";
        if (known.contains(wanted)) {
            return message + "add it to the modules of " + LuaString.of(program.id().toString());
        }
        return message
                + Nearest.to(LuaString.text(wanted), known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(
                                "there is no such module; a library has to be among the imports of "
                                        + LuaString.of(program.id().toString()));
    }
}
