// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A local variable that nested functions share and somebody reassigns (Lua 5.3 §3.5). As a Lua
 * value it is a light userdata, the identity of the variable ({@code debug.upvalueid}).
 */
public final class Cell {
    public Object value;

    public Cell(Object value) {
        this.value = value;
    }

    /** {@return such as {@code userdata: 0x1a2b3c4d}} */
    @Override
    public String toString() {
        return "userdata: " + Addresses.of(this);
    }
}
