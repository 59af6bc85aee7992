// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Cell;

/**
 * A builtin that keeps a value between its calls, as C functions do with upvalues: for {@code
 * debug} it has one upvalue, without a name, that cannot be set.
 */
interface BuiltinClosure {

    /** {@return the value} */
    Object upvalue();

    /** {@return what tells the value apart, the same in each call} */
    Cell identity();
}
