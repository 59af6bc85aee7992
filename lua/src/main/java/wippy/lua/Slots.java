// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * What a site knows about shapes: entries that say in which slot of a shape its key stands. An
 * entry is a table's tag whose lowest bits are the slot; 0 is none. Immutable.
 *
 * @param older four more, null when there are none
 */
record Slots(int first, int second, int third, int fourth, Slots older) {

    static final Slots EMPTY = new Slots(0, 0, 0, 0, null);

    /** The slot of a key that a shape does not have. */
    static final int NONE = (1 << Shape.ID_SHIFT) - 1;

    /**
     * {@return the entry for the shape of a table with this tag}
     *
     * @param slot -1 when the shape does not have the key
     */
    static int entry(int tag, int slot) {
        return tag & ~NONE | slot & NONE;
    }

    /** {@return whether an entry is that of the shape of a table with this tag} */
    static boolean fits(int entry, int tag) {
        return (entry ^ tag) >>> Shape.ID_SHIFT == 0;
    }

    /** {@return the slot, or {@link #NONE}} */
    static int slot(int entry) {
        return entry & NONE;
    }

    /** {@return the entry for a table with this tag, 0 if there is none} */
    int find(int tag) {
        if (fits(first, tag)) {
            return first;
        }
        if (fits(second, tag)) {
            return second;
        }
        if (fits(third, tag)) {
            return third;
        }
        if (fits(fourth, tag)) {
            return fourth;
        }
        return older == null ? 0 : older.find(tag);
    }

    /** {@return these entries and one more, if there is room} */
    Slots with(int entry) {
        if (fourth == 0) {
            return new Slots(
                    entry, /* second= */ first, /* third= */ second, /* fourth= */ third, older);
        }
        return older == null ? new Slots(entry, 0, 0, 0, this) : this;
    }
}
