// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/*
 * An inline cache. The first shape that has the key is remembered together with the key's slot, in
 * one number, an entry; while tables of that shape come, a read is a comparison and a load. Further
 * shapes have entries as well; for those beyond, the key is looked up in the shape's index. Ways
 * through metatables are remembered in the same manner, see Inheritance.
 *
 * Sites are shared by all processes: an entry is one int, everything else that is cached stands in
 * immutable objects published by one reference, and losing one to a race costs another lookup only.
 */

/**
 * A place in the program that accesses a field by a constant string key. One object for each place;
 * any thread.
 */
public final class FieldSite {

    private final String name;

    /** The entry of a shape that has the key, 0 when there is none. */
    private int read;

    /** The entry of a shape that has the key and may be written, 0 when there is none. */
    private int written;

    private Slots reads = Slots.EMPTY;
    private Slots writes = Slots.EMPTY;
    private Growth growths;
    private String messageForNil;
    private Inheritance inherited = Inheritance.NONE;
    private Constant constant;

    /** Behind this metatable the key leads to this value, for ever: see {@link #learnConstant}. */
    private record Constant(LuaTable metatable, Object value) {}

    /** Adding the key leads from one shape to another. */
    private record Growth(Shape from, Shape to, Growth next, int length) {
        static final int LENGTH_MAX = 4;
    }

    /**
     * @param name the key
     */
    public FieldSite(String name) {
        this.name = name.intern();
    }

    /** {@return {@code object.name}, with metamethods} */
    public Object get(LuaState state, Object object) {
        if (object instanceof LuaTable table) {
            int entry = read;
            if (Slots.fits(entry, table.tag)) {
                Object content = table.slots[Slots.slot(entry)];
                if (content != null) {
                    return FloatCell.load(content);
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
            int entry = read;
            if (!Slots.fits(entry, table.tag)) {
                entry = reads.find(table.tag);
            }
            int slot = Slots.slot(entry);
            if (entry != 0 && slot != Slots.NONE && table.slots[slot] instanceof FloatCell cell) {
                return cell;
            }
        }
        return null;
    }

    private Object find(LuaState state, LuaTable table) {
        int entry = reads.find(table.tag);
        if (entry == 0) {
            if (table.shape().isDictionary()) {
                return Indexing.get(state, table, name);
            }
            entry = learnRead(table);
        }
        int slot = Slots.slot(entry);
        Object content = slot == Slots.NONE ? null : table.slots[slot];
        if (content != null) {
            return FloatCell.load(content);
        }
        LuaTable metatable = table.metatable();
        return metatable == null ? null : inherited(state, table, table, metatable);
    }

    private int learnRead(LuaTable table) {
        int slot = table.shape().slotOf(name);
        int entry = Slots.entry(table.tag, slot);
        reads = reads.with(entry);
        if (slot >= 0 && read == 0) {
            read = entry;
        }
        return entry;
    }

    /** {@return {@code object.name} where a method is expected: {@code object:name()}} */
    public Object method(LuaState state, Object object) {
        if (object instanceof LuaTable table) {
            LuaTable metatable = table.metatable();
            Object value = metatable == null ? null : inherited.findNear(table, metatable);
            return value == null ? get(state, table) : value;
        }
        LuaTable metatable = Metatables.of(state, object);
        Constant known = constant;
        return known != null && known.metatable == metatable
                ? known.value
                : inherited(state, object, null, metatable);
    }

    /**
     * Looks behind {@code __index}; {@code own} is the object if that is a table without the key.
     */
    private Object inherited(LuaState state, Object object, LuaTable own, LuaTable metatable) {
        if (metatable != null) {
            Object value = inherited.find(metatable);
            if (value != Inheritance.MISS) {
                if (own == null && constant == null) {
                    learnConstant(metatable, value);
                }
                return value;
            }
            inherited = inherited.with(own, metatable, name);
        }
        return Indexing.get(state, object, name);
    }

    /** The methods of most userdata stand in a frozen table behind a frozen metatable. */
    private void learnConstant(LuaTable metatable, Object value) {
        if (metatable.isFrozen()
                && metatable.get("__index") instanceof LuaTable methods
                && methods.isFrozen()
                && methods.get(name) != null) {
            constant = new Constant(metatable, value);
        }
    }

    /** Does {@code object.name = value}, with metamethods. */
    public void set(LuaState state, Object object, Object value) {
        if (object instanceof LuaTable table && value != null) {
            int entry = written;
            if (Slots.fits(entry, table.tag)
                    && (table.slots[Slots.slot(entry)] != null || table.metatable() == null)) {
                FloatCell.store(table.slots, Slots.slot(entry), value);
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
            int entry = written;
            if (Slots.fits(entry, table.tag)
                    && table.slots[Slots.slot(entry)] instanceof FloatCell cell) {
                cell.value = value;
                return;
            }
        }
        set(state, object, (Object) value);
    }

    private boolean tryWrite(LuaTable table, Object value) {
        if (!table.isFrozen()) {
            table.own();
        }
        int entry = writes.find(table.tag);
        if (entry == 0) {
            entry = learnWrite(table);
            if (entry == 0) {
                return false;
            }
        }
        int slot = Slots.slot(entry);
        LuaTable metatable = table.metatable();
        if (metatable != null
                && !metatable.lacks(Event.NEWINDEX)
                && (slot == Slots.NONE || table.slots[slot] == null)) {
            return false;
        }
        if (slot != Slots.NONE) {
            FloatCell.store(table.slots, slot, value);
            return true;
        }
        Shape grown = grown(table.shape());
        if (grown == null) {
            return false;
        }
        table.addSlot(grown, value);
        return true;
    }

    /** {@return the entry of a table's shape, 0 when it may not be written in place} */
    private int learnWrite(LuaTable table) {
        Shape shape = table.shape();
        if (!shape.isWritable() || shape.isDictionary()) {
            return 0;
        }
        int slot = shape.slotOf(name);
        int entry = Slots.entry(table.tag, slot);
        writes = writes.with(entry);
        if (slot >= 0 && written == 0) {
            written = entry;
        }
        return entry;
    }

    /** {@return the shape that adding the key leads to, null when a bound is reached} */
    private Shape grown(Shape shape) {
        Growth known = growths;
        for (Growth growth = known; growth != null; growth = growth.next) {
            if (growth.from == shape) {
                return growth.to;
            }
        }
        Shape grown = shape.with(name, true);
        int length = known == null ? 0 : known.length;
        if (grown != null && length < Growth.LENGTH_MAX) {
            growths = new Growth(shape, grown, known, length + 1);
        }
        return grown;
    }
}
