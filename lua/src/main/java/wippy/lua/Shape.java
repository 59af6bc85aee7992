// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/*
 * Hidden classes, as in Self and V8. A record's shape lists its string keys in the order in which
 * they came; adding a key leads along a transition to another shape, the same for all tables of the
 * program. So a site that has seen a shape once finds its slot by one comparison.
 *
 * - Shapes are immutable but for caches (index, transitions, the guarded twin), shared by all
 *   processes, and never freed; therefore they are bounded: FIELDS_MAX keys in a shape, transitions
 *   per shape, shapes in all. Keys computed at run time come from data and have bounds of their own,
 *   much lower, so that no data can take the shapes from constructors and fields in the program.
 *   Where a bound is reached, 'with' gives null and the table becomes a dictionary.
 * - Each cache is published by one reference to an object whose fields are final, so that a race
 *   costs a second computation at most.
 * - A guarded twin has the same keys and slots; tables that may not be written in place (frozen
 *   ones and views) have it, so that a site which writes needs no other test than its shape's.
 */
final class Shape {

    /** Most keys of a record; a table with more is a dictionary. */
    static final int FIELDS_MAX = 64;

    /** Most keys of a record to which a computed key is added. */
    static final int COMPUTED_FIELDS_MAX = 24;

    /** Most shapes made for keys in the program's text. */
    private static final int CONSTANT_SHAPES_MAX = 100_000;

    /** Most shapes made for computed keys. */
    private static final int COMPUTED_SHAPES_MAX = 20_000;

    private static final int CONSTANT_TRANSITIONS_MAX = 1024;
    private static final int COMPUTED_TRANSITIONS_MAX = 32;

    private static final AtomicInteger IDS = new AtomicInteger();
    private static final AtomicInteger CONSTANT_SHAPES = new AtomicInteger();
    private static final AtomicInteger COMPUTED_SHAPES = new AtomicInteger();

    /** The shape of a table without fields. */
    static final Shape EMPTY = new Shape(null, null, 0, 0);

    /** The shape of a table whose string keys are in its dictionary. */
    static final Shape DICTIONARY = new Shape(null, null, 0, Event.ANY);

    private static final VarHandle TRANSITIONS;

    static {
        try {
            TRANSITIONS =
                    MethodHandles.lookup()
                            .findVarHandle(Shape.class, "transitions", Transitions.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How far left of the lowest bit an id stands in a table's tag. */
    static final int ID_SHIFT = 8;

    /** Not 0, and below 2<sup>24</sup> by the bounds above. */
    final int id = IDS.incrementAndGet();

    private final Shape parent;
    private final String key;
    private final int size;
    private final int events;
    private final boolean writable;
    private Index index;
    private volatile Shape guarded;
    private volatile Transitions transitions = Transitions.NONE;

    private Shape(Shape parent, String key, int size, int events) {
        this.parent = parent;
        this.key = key;
        this.size = size;
        this.events = events;
        this.writable = true;
    }

    private Shape(Shape twin) {
        this.parent = twin;
        this.key = twin.key;
        this.size = twin.size;
        this.events = twin.events;
        this.writable = false;
    }

    /** {@return how many keys, each with the slot of its number} */
    int size() {
        return size;
    }

    /** {@return bits of {@link Event} that may be present} */
    int events() {
        return events;
    }

    boolean isWritable() {
        return writable;
    }

    /** {@return whether string keys are in the table's dictionary} */
    boolean isDictionary() {
        return this == DICTIONARY || parent == DICTIONARY;
    }

    /** {@return the same keys for tables that may not be written in place} */
    Shape guarded() {
        if (!writable) {
            return this;
        }
        Shape twin = guarded;
        if (twin == null) {
            twin = new Shape(this);
            guarded = twin;
        }
        return twin;
    }

    /** {@return the same keys for tables that may be written} */
    Shape unguarded() {
        return writable ? this : parent;
    }

    /** {@return the slot of a key, -1 if it is not there} */
    int slotOf(String name) {
        return size == 0 ? -1 : index().slotOf(name);
    }

    /** {@return the key of a slot} */
    String keyAt(int slot) {
        return index().keys[slot];
    }

    /**
     * {@return the shape with one more key, which is not there yet; null when a bound is reached}
     *
     * @param constant whether the key stands in the program's text
     */
    Shape with(String name, boolean constant) {
        while (true) {
            Transitions known = transitions;
            Shape next = known.find(name);
            if (next != null) {
                return next;
            }
            if (!mayGrow(known, constant)) {
                return null;
            }
            next = new Shape(this, name, size + 1, events | Event.of(name));
            if (TRANSITIONS.compareAndSet(this, known, known.with(next, constant))) {
                (constant ? CONSTANT_SHAPES : COMPUTED_SHAPES).incrementAndGet();
                return next;
            }
        }
    }

    private boolean mayGrow(Transitions known, boolean constant) {
        if (this == DICTIONARY) {
            return false;
        }
        return constant
                ? size < FIELDS_MAX
                        && known.constants < CONSTANT_TRANSITIONS_MAX
                        && CONSTANT_SHAPES.get() < CONSTANT_SHAPES_MAX
                : size < COMPUTED_FIELDS_MAX
                        && known.computed < COMPUTED_TRANSITIONS_MAX
                        && COMPUTED_SHAPES.get() < COMPUTED_SHAPES_MAX;
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = writable ? new Index(this) : parent.index();
            index = known;
        }
        return known;
    }

    /** Where adding a key leads: an open-addressed table that is copied when one comes. */
    private static final class Transitions {
        static final Transitions NONE = new Transitions(new Shape[2], 0, 0);

        final Shape[] table;
        final int constants;
        final int computed;

        Transitions(Shape[] table, int constants, int computed) {
            this.table = table;
            this.constants = constants;
            this.computed = computed;
        }

        Shape find(String name) {
            int mask = table.length - 1;
            for (int at = spread(name.hashCode()) & mask; ; at = at + 1 & mask) {
                Shape next = table[at];
                if (next == null || next.key.equals(name)) {
                    return next;
                }
            }
        }

        Transitions with(Shape more, boolean constant) {
            boolean full = (constants + computed + 1) * 2 > table.length;
            Shape[] larger = new Shape[full ? table.length * 2 : table.length];
            for (Shape next : table) {
                if (next != null) {
                    enter(larger, next);
                }
            }
            enter(larger, more);
            return new Transitions(
                    larger, constants + (constant ? 1 : 0), computed + (constant ? 0 : 1));
        }

        private static void enter(Shape[] table, Shape next) {
            int mask = table.length - 1;
            int at = spread(next.key.hashCode()) & mask;
            while (table[at] != null) {
                at = at + 1 & mask;
            }
            table[at] = next;
        }
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }

    /** The keys in order, and an open-addressed table over them. */
    private static final class Index {
        final String[] keys;
        final String[] table;
        final byte[] slots;

        Index(Shape shape) {
            keys = new String[shape.size];
            for (Shape at = shape; at.size > 0; at = at.parent) {
                keys[at.size - 1] = at.key;
            }
            int capacity = Integer.highestOneBit(Math.max(2, shape.size * 2 - 1)) << 1;
            table = new String[capacity];
            slots = new byte[capacity];
            for (int slot = 0; slot < keys.length; slot++) {
                int at = home(keys[slot].hashCode());
                while (table[at] != null) {
                    at = at + 1 & capacity - 1;
                }
                table[at] = keys[slot];
                slots[at] = (byte) slot;
            }
        }

        int slotOf(String name) {
            int hash = name.hashCode();
            for (int at = home(hash); ; at = at + 1 & table.length - 1) {
                String known = table[at];
                if (known == null) {
                    return -1;
                }
                if (known == name || (known.hashCode() == hash && known.equals(name))) {
                    return slots[at];
                }
            }
        }

        private int home(int hash) {
            return spread(hash) & table.length - 1;
        }
    }
}
