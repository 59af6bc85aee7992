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
 *   per shape (few for keys computed at run time, since those come from data), SHAPES_MAX in all.
 *   Where a bound is reached, 'with' gives null and the table becomes a dictionary.
 * - Each cache is published by one reference to an object whose fields are final, so that a race
 *   costs a second computation at most.
 * - A guarded twin has the same keys and slots; tables that may not be written in place (frozen
 *   ones and views) have it, so that a site which writes needs no other test than its shape's.
 */
final class Shape {

    /** Most keys of a record; a table with more is a dictionary. */
    static final int FIELDS_MAX = 64;

    /** Most shapes of the whole program. */
    static final int SHAPES_MAX = 100_000;

    private static final int CONSTANT_TRANSITIONS_MAX = 1024;
    private static final int COMPUTED_TRANSITIONS_MAX = 16;

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The shape of a table without fields. */
    static final Shape EMPTY = new Shape(null, null, 0, 0);

    /** The shape of a table whose string keys are in its dictionary. */
    static final Shape DICTIONARY = new Shape(null, null, 0, Event.ANY);

    private static final VarHandle TRANSITIONS;

    static {
        try {
            TRANSITIONS =
                    MethodHandles.lookup().findVarHandle(Shape.class, "transitions", Shape[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Shape parent;
    private final String key;
    private final int size;
    private final int events;
    private final boolean writable;
    private Index index;
    private volatile Shape guarded;
    private volatile Shape[] transitions = {};

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
        if (size >= FIELDS_MAX || this == DICTIONARY) {
            return null;
        }
        int most = constant ? CONSTANT_TRANSITIONS_MAX : COMPUTED_TRANSITIONS_MAX;
        while (true) {
            Shape[] known = transitions;
            for (Shape next : known) {
                if (next.key.equals(name)) {
                    return next;
                }
            }
            if (known.length >= most || COUNT.get() >= SHAPES_MAX) {
                return null;
            }
            Shape[] more = new Shape[known.length + 1];
            System.arraycopy(known, 0, more, 0, known.length);
            Shape next = new Shape(this, name, size + 1, events | Event.of(name));
            more[known.length] = next;
            if (TRANSITIONS.compareAndSet(this, known, more)) {
                COUNT.incrementAndGet();
                return next;
            }
        }
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = writable ? new Index(this) : parent.index();
            index = known;
        }
        return known;
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
            return (hash ^ hash >>> 15) & table.length - 1;
        }
    }
}
