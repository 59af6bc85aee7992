// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** A local variable that nested functions share and somebody reassigns (Lua 5.3 §3.5). */
public final class Cell {
    public Object value;

    public Cell(Object value) {
        this.value = value;
    }
}
