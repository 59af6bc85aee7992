// SPDX-License-Identifier: Apache-2.0
package wippy.modules.time;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;

/**
 * Reads arguments that count something: fractions are cut off, as {@code n / 1000} may have one.
 */
final class WholeNumbers {

    private WholeNumbers() {}

    /** {@return argument number {@code index}; 'bad argument' if it is no number} */
    static long argument(LuaState state, LuaFunction self, Object[] arguments, int index) {
        Object value = Functions.argument(arguments, index);
        return value instanceof Long number
                ? number
                : (long) Arguments.number(state, self, index, value);
    }
}
