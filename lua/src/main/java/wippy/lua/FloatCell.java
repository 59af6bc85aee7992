// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A float in a record's slot: owned by the slot and written in place, so that {@code o.x = o.x + d}
 * allocates nothing. Never a Lua value; only those that read and write slots see it.
 */
public final class FloatCell {

    public double value;

    FloatCell(double value) {
        this.value = value;
    }

    /** {@return what a slot's content means to Lua} */
    static Object load(Object content) {
        return content instanceof FloatCell cell ? (Object) cell.value : content;
    }

    /** Gives a slot a value of Lua. */
    static void store(Object[] slots, int slot, Object value) {
        if (value instanceof Double number) {
            if (slots[slot] instanceof FloatCell cell) {
                cell.value = number;
            } else {
                slots[slot] = new FloatCell(number);
            }
        } else {
            slots[slot] = value;
        }
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
