// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/*
 * An inline cache. The first table's shape is remembered with the slot of the key; while tables of
 * that shape come, an access is a comparison and a load. A site that sees several shapes keeps them
 * in a chain of up to ENTRIES_MAX; of further ones it looks the key up in the shape's index.
 *
 * Sites are shared by all processes: what is cached stands in immutable objects published by one
 * reference, and losing one to a race costs another lookup only.
 */

/**
 * A place in the program that accesses a field by a constant string key. One object for each place;
 * any thread.
 */
public final class FieldSite {

    private static final int ENTRIES_MAX = 4;

    /** A shape with the slot of the key, -1 when it has none; adding it leads to {@code grown}. */
    private static final class Entry {
        static final Entry NONE = new Entry(null, 0, null, null);

        final Shape shape;
        final int slot;
        final Shape grown;
        final Entry next;

        Entry(Shape shape, int slot, Shape grown, Entry next) {
            this.shape = shape;
            this.slot = slot;
            this.grown = grown;
            this.next = next;
        }

        Entry find(Shape wanted) {
            for (Entry entry = this; entry != null; entry = entry.next) {
                if (entry.shape == wanted) {
                    return entry;
                }
            }
            return null;
        }

        boolean isFull() {
            int size = 0;
            for (Entry entry = this; entry != null; entry = entry.next) {
                size++;
            }
            return size >= ENTRIES_MAX;
        }

        Entry with(Shape more, int slotOfMore, Shape grownTo) {
            return new Entry(more, slotOfMore, grownTo, this == NONE ? null : this);
        }
    }

    private final String name;
    private Entry reads = Entry.NONE;
    private Entry writes = Entry.NONE;
    private String messageForNil;
    private Inheritance inherited = Inheritance.NONE;

    /**
     * @param name the key
     */
    public FieldSite(String name) {
        this.name = name.intern();
    }

    /** {@return {@code object.name}, with metamethods} */
    public Object get(LuaState state, Object object) {
        if (object instanceof LuaTable table) {
            Entry entry = reads;
            if (entry.shape == table.shape) {
                int slot = entry.slot;
                if (slot >= 0) {
                    Object content = table.slots[slot];
                    if (content != null) {
                        return LuaTable.load(content);
                    }
                } else if (table.metatable() == null) {
                    return null;
                }
            }
            return find(state, table);
        }
        return object == null && Metatables.of(state, null) == null
                ? raise(state)
                : Indexing.get(state, object, name);
    }

    /** A site is at one place, so the message is always the same: it is found by one walk. */
    private Object raise(LuaState state) {
        String message = messageForNil;
        if (message == null) {
            message = OperandErrors.indexOfNil();
            messageForNil = message;
        }
        throw LuaError.thrown(state, message);
    }

    /**
     * {@return where {@code object.name} stands if it is a float of a record known to this site,
     * else null} For arithmetic on the raw float; {@link #get} teaches the site.
     */
    public FloatCell cell(Object object) {
        if (object instanceof LuaTable table) {
            Entry entry = reads;
            if (entry.shape != table.shape) {
                entry = entry.find(table.shape);
            }
            if (entry != null
                    && entry.slot >= 0
                    && table.slots[entry.slot] instanceof FloatCell cell) {
                return cell;
            }
        }
        return null;
    }

    private Object find(LuaState state, LuaTable table) {
        Shape shape = table.shape;
        if (shape.isDictionary()) {
            return Indexing.get(state, table, name);
        }
        int slot = slotOf(shape);
        Object value = slot < 0 ? null : LuaTable.load(table.slots[slot]);
        if (value != null) {
            return value;
        }
        LuaTable metatable = table.metatable();
        return metatable == null ? null : inherited(state, table, table, metatable);
    }

    /** {@return the slot of the key, -1 if there is none} */
    private int slotOf(Shape shape) {
        Entry known = reads;
        Entry entry = known.find(shape);
        if (entry != null) {
            return entry.slot;
        }
        int slot = shape.slotOf(name);
        if (!known.isFull()) {
            reads = known.with(shape, slot, null);
        }
        return slot;
    }

    /** {@return {@code object.name} where a method is expected: {@code object:name()}} */
    public Object method(LuaState state, Object object) {
        if (object instanceof LuaTable table) {
            Entry entry = reads;
            if (entry.shape == table.shape && entry.slot >= 0) {
                Object content = table.slots[entry.slot];
                if (content != null) {
                    return LuaTable.load(content);
                }
            }
            return inherited(state, table, table, table.metatable());
        }
        return inherited(state, object, null, Metatables.of(state, object));
    }

    /** Looks behind {@code __index}; {@code own} is the object if that is a table. */
    private Object inherited(LuaState state, Object object, LuaTable own, LuaTable metatable) {
        if (metatable != null) {
            Object value = inherited.find(own, metatable);
            if (value != Inheritance.MISS) {
                return value;
            }
        }
        return inherit(state, object, own, metatable);
    }

    private Object inherit(LuaState state, Object object, LuaTable own, LuaTable metatable) {
        if (own != null) {
            if (own.shape.isDictionary()) {
                return Indexing.get(state, own, name);
            }
            int slot = slotOf(own.shape);
            if (slot >= 0 && own.slots[slot] != null) {
                return LuaTable.load(own.slots[slot]);
            }
        }
        if (metatable != null) {
            inherited = inherited.with(own, metatable, name);
        }
        return Indexing.get(state, object, name);
    }

    /** Does {@code object.name = value}, with metamethods. */
    public void set(LuaState state, Object object, Object value) {
        if (object instanceof LuaTable table && value != null) {
            Entry entry = writes;
            if (entry.shape == table.shape
                    && entry.grown == null
                    && (table.slots[entry.slot] != null || table.metatable() == null)) {
                LuaTable.store(table.slots, entry.slot, value);
                return;
            }
            if (tryWrite(table, value)) {
                return;
            }
        }
        Indexing.set(state, object, (Object) name, value);
    }

    /** As {@link #set(LuaState, Object, Object)}, without a box. */
    public void set(LuaState state, Object object, double value) {
        if (object instanceof LuaTable table) {
            Entry entry = writes;
            if (entry.shape == table.shape
                    && entry.grown == null
                    && table.slots[entry.slot] instanceof FloatCell cell) {
                cell.value = value;
                return;
            }
        }
        set(state, object, (Object) value);
    }

    private boolean tryWrite(LuaTable table, Object value) {
        Shape shape = table.shape;
        Entry entry = writes.find(shape);
        if (entry == null) {
            entry = learn(shape);
            if (entry == null) {
                return false;
            }
        }
        LuaTable metatable = table.metatable();
        if (metatable != null
                && !metatable.lacks(Event.NEWINDEX)
                && (entry.grown != null || table.slots[entry.slot] == null)) {
            return false;
        }
        if (entry.grown != null) {
            table.addSlot(entry.grown, value);
        } else {
            LuaTable.store(table.slots, entry.slot, value);
        }
        return true;
    }

    private Entry learn(Shape shape) {
        if (!shape.isWritable() || shape.isDictionary()) {
            return null;
        }
        int slot = shape.slotOf(name);
        Shape grown = slot < 0 ? shape.with(name, true) : null;
        if (slot < 0 && grown == null) {
            return null;
        }
        if (writes.isFull()) {
            return new Entry(shape, slot, grown, null);
        }
        Entry entry = writes.with(shape, slot, grown);
        writes = entry;
        return entry;
    }
}
