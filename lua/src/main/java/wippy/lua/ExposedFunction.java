// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A Lua function whose upvalues are all in cells, so that {@code debug} may set and join them (Lua
 * 5.3 §6.10). Compiled so when its chunk asks for it.
 */
public interface ExposedFunction {

    /**
     * {@return the cell of an upvalue}
     *
     * @param index from 0, less than the number of upvalues
     */
    Cell upvalue(int index);

    /**
     * Puts a cell in place of an upvalue's.
     *
     * @param index from 0, less than the number of upvalues
     */
    void join(int index, Cell cell);
}
