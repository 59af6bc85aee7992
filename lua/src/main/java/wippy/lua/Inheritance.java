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
    static final Inheritance NONE = new Inheritance(0, null, null);

    private static final int STEPS_MAX = 6;
    private static final int WAYS_MAX = 8;

    /**
     * From a metatable through the slot of its __index to a holder; {@code slot} is the key's, -1
     * when the holder does not have it. Then {@code next} goes on; without a next the way ends
     * there with nil. Without a holder (its shape 0) the metatable has no __index and the way ends
     * before. Shapes are given by their ids.
     */
    private record Step(int metatable, int indexSlot, int holder, int slot, Step next) {}

    /** Null in {@link #NONE} alone. */
    private final Step first;

    /**
     * The id of the shape of the table that the way was found from, if that does not have the key
     * and one step leads to it; the step follows. Else 0.
     */
    private final int near;

    private final int nearMetatable;
    private final int nearIndexSlot;
    private final int nearHolder;
    private final int nearSlot;

    private final Inheritance other;

    private Inheritance(int own, Step first, Inheritance other) {
        this.first = first;
        this.other = other;
        boolean isNear = own != 0 && first.slot >= 0;
        near = isNear ? own : 0;
        nearMetatable = isNear ? first.metatable : 0;
        nearIndexSlot = isNear ? first.indexSlot : 0;
        nearHolder = isNear ? first.holder : 0;
        nearSlot = isNear ? first.slot : 0;
    }

    /**
     * {@return what the newest way leads to by one step, from a table that does not have the key;
     * null if it is not that way or not there} Small, since it is compiled into each site.
     */
    Object findNear(LuaTable table, LuaTable metatable) {
        if (id(metatable) == nearMetatable
                && id(table) == near
                && metatable.slots[nearIndexSlot] instanceof LuaTable holder
                && id(holder) == nearHolder) {
            Object content = holder.slots[nearSlot];
            return content == null ? null : FloatCell.load(content);
        }
        return null;
    }

    private static int id(LuaTable table) {
        return table.tag >>> Shape.ID_SHIFT;
    }

    /**
     * {@return the value that one of the known ways leads to, or {@link #MISS}}
     *
     * @param metatable of what does not have the key itself
     */
    Object find(LuaTable metatable) {
        for (Inheritance way = this; way != null; way = way.other) {
            if (way.first != null) {
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
        for (Step step = first; metatable != null && id(metatable) == step.metatable; ) {
            if (step.holder == 0) {
                boolean ends = step.indexSlot < 0 || metatable.slots[step.indexSlot] == null;
                return ends ? null : MISS;
            }
            if (!(metatable.slots[step.indexSlot] instanceof LuaTable holder)
                    || id(holder) != step.holder) {
                return MISS;
            }
            if (step.slot >= 0) {
                Object content = holder.slots[step.slot];
                return content == null ? MISS : FloatCell.load(content);
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
        boolean hasSlot = table == null || table.shape().slotOf(name) >= 0;
        return new Inheritance(hasSlot ? 0 : id(table), step, this == NONE ? null : this);
    }

    private static Step explore(LuaTable metatable, String name, int steps) {
        Shape start = metatable.shape();
        if (steps == 0 || start.isDictionary()) {
            return null;
        }
        int indexSlot = start.slotOf("__index");
        if (indexSlot < 0 || metatable.slots[indexSlot] == null) {
            return new Step(start.id, indexSlot, 0, -1, null);
        }
        if (!(metatable.slots[indexSlot] instanceof LuaTable holder)
                || holder.shape().isDictionary()) {
            return null;
        }
        int slot = holder.shape().slotOf(name);
        LuaTable further = holder.metatable();
        if (slot >= 0 || further == null) {
            return new Step(start.id, indexSlot, holder.shape().id, slot, null);
        }
        Step next = explore(further, name, steps - 1);
        return next == null ? null : new Step(start.id, indexSlot, holder.shape().id, slot, next);
    }
}
