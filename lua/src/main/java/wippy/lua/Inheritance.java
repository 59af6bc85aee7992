// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * A way that led from a table in which the key is nil, or from an object that is no table, through
 * {@code __index} tables to the key, or to the certainty that it is nowhere. Known by shapes alone,
 * so that walking it again is a comparison and two loads for each step. Immutable.
 */
final class Inheritance {

    /** Not a value: the way is another one this time. */
    static final Object MISS = new Object();

    /** No way yet. */
    static final Inheritance NONE = new Inheritance(null, -1, null, null);

    private static final int STEPS_MAX = 6;
    private static final int WAYS_MAX = 8;

    /**
     * From a metatable through the slot of its __index to a holder; {@code slot} is the key's, -1
     * when the holder does not have it. Then {@code next} goes on; without a next the way ends
     * there with nil. Without a holder the metatable has no __index and the way ends before.
     */
    private record Step(Shape metatable, int indexSlot, Shape holder, int slot, Step next) {}

    private final Shape own;

    /** The key's slot in the table that the way begins at, nil there; -1 when it has none. */
    private final int ownSlot;

    private final Step first;
    private final Inheritance other;

    private Inheritance(Shape own, int ownSlot, Step first, Inheritance other) {
        this.own = own;
        this.ownSlot = ownSlot;
        this.first = first;
        this.other = other;
    }

    /**
     * {@return the value that one of the known ways leads to, or {@link #MISS}}
     *
     * @param table where the ways begin, null for what is no table
     * @param metatable not null
     */
    Object find(LuaTable table, LuaTable metatable) {
        Shape shape = table == null ? null : table.shape;
        for (Inheritance way = this; way != null; way = way.other) {
            if (way.own == shape
                    && way.first != null
                    && (way.ownSlot < 0 || table.slots[way.ownSlot] == null)) {
                Object value = follow(way.first, metatable);
                if (value != MISS) {
                    return value;
                }
            }
        }
        return MISS;
    }

    private static Object follow(Step first, LuaTable start) {
        LuaTable metatable = start;
        for (Step step = first; metatable != null && metatable.shape == step.metatable; ) {
            if (step.holder == null) {
                boolean ends = step.indexSlot < 0 || metatable.slots[step.indexSlot] == null;
                return ends ? null : MISS;
            }
            if (!(metatable.slots[step.indexSlot] instanceof LuaTable holder)
                    || holder.shape != step.holder) {
                return MISS;
            }
            if (step.slot >= 0) {
                Object content = holder.slots[step.slot];
                return content == null ? MISS : LuaTable.load(content);
            }
            metatable = holder.metatable();
            step = step.next;
            if (step == null) {
                return metatable == null ? null : MISS;
            }
        }
        return MISS;
    }

    /** {@return these ways and the one that begins here, if it can be known by shapes} */
    Inheritance with(LuaTable table, LuaTable metatable, String name) {
        Step step = explore(metatable, name, STEPS_MAX);
        int ways = 0;
        for (Inheritance way = this; way != null && way != NONE; way = way.other) {
            ways++;
        }
        if (step == null || ways >= WAYS_MAX) {
            return this;
        }
        Shape shape = table == null ? null : table.shape;
        int slot = shape == null ? -1 : shape.slotOf(name);
        return new Inheritance(shape, slot, step, this == NONE ? null : this);
    }

    private static Step explore(LuaTable metatable, String name, int steps) {
        if (steps == 0 || metatable.shape.isDictionary()) {
            return null;
        }
        int indexSlot = metatable.shape.slotOf("__index");
        if (indexSlot < 0 || metatable.slots[indexSlot] == null) {
            return new Step(metatable.shape, indexSlot, null, -1, null);
        }
        if (!(metatable.slots[indexSlot] instanceof LuaTable holder)
                || holder.shape.isDictionary()) {
            return null;
        }
        int slot = holder.shape.slotOf(name);
        LuaTable further = holder.metatable();
        if (slot >= 0 || further == null) {
            return new Step(metatable.shape, indexSlot, holder.shape, slot, null);
        }
        Step next = explore(further, name, steps - 1);
        return next == null ? null : new Step(metatable.shape, indexSlot, holder.shape, slot, next);
    }
}
