// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.modules.Functions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** Sees to it that only those use this module who may; others get an error of kind Invalid. */
final class Guard {

    private Guard() {}

    /** {@return a function that does the same for those who may read that} */
    static LuaFunction reading(String resource, LuaFunction function) {
        return of("system.read", resource, function);
    }

    /** {@return a function that does the same for those who may do that} */
    static LuaFunction of(String action, String resource, LuaFunction function) {
        return Functions.variadic(
                function.name(),
                (state, self, arguments) -> {
                    try {
                        require(state, action, resource);
                    } catch (Failure e) {
                        return e.result();
                    }
                    return switch (arguments.length) {
                        case 0 -> function.call(state);
                        case 1 -> function.call(state, arguments[0]);
                        default -> function.apply(state, arguments);
                    };
                });
    }

    /** Fails with Invalid if the caller may not. */
    static void require(LuaState state, String action, String resource) {
        LuaProcess.of(state).require(action, resource, ErrorKind.INVALID);
    }
}
