// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A float in a record's slot: owned by the slot and written in place, so that {@code o.x = o.x + d}
 * allocates nothing. Never a Lua value; only {@link LuaTable} and {@link FieldSite} see it.
 */
public final class FloatCell {

    public double value;

    FloatCell(double value) {
        this.value = value;
    }

    /** {@return a copy of a record's slots whose floats are its own} */
    static Object[] copy(Object[] slots) {
        Object[] copy = slots.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] instanceof FloatCell cell) {
                copy[i] = new FloatCell(cell.value);
            }
        }
        return copy;
    }
}
