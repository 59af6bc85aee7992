// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.lang.reflect.Array;

/**
 * The array of a table's sequence in its three flavours: {@code Object[]}, {@code long[]} and
 * {@code double[]}. It starts as what is stored first and becomes {@code Object[]} when something
 * else comes.
 */
final class Sequence {

    private static final int CAPACITY_FIRST = 4;

    private Sequence() {}

    static int capacity(Object array) {
        return array == null ? 0 : Array.getLength(array);
    }

    /** {@return an element of a raw flavour, boxed} */
    static Object number(Object array, int i) {
        return array instanceof double[] doubles
                ? (Object) doubles[i]
                : (Object) ((long[]) array)[i];
    }

    static Object copy(Object array) {
        return array == null ? null : grown(array, capacity(array));
    }

    /** {@return the array in the flavour for an empty sequence whose first element comes} */
    static Object startedWith(Object value, Object old) {
        int room = capacity(old);
        int capacity = Math.max(CAPACITY_FIRST, room);
        if (value instanceof Double) {
            return room > 0 && old instanceof double[] ? old : Allocation.doubles(capacity);
        }
        if (value instanceof Long) {
            return room > 0 && old instanceof long[] ? old : Allocation.longs(capacity);
        }
        return room > 0 && old instanceof Object[] ? old : Allocation.objects(capacity);
    }

    /** {@return an array that can take {@code value} as element number {@code count}, from 0} */
    static Object withRoom(Object array, int count, Object value) {
        Object fitting = fitting(array, count, value);
        if (count < capacity(fitting)) {
            return fitting;
        }
        return grown(fitting, Math.max(CAPACITY_FIRST, (long) count * 2));
    }

    private static Object grown(Object array, long capacity) {
        Object more =
                array instanceof double[]
                        ? Allocation.doubles(capacity)
                        : array instanceof long[]
                                ? Allocation.longs(capacity)
                                : Allocation.objects(capacity);
        System.arraycopy(array, 0, more, 0, capacity(array));
        return more;
    }

    /** {@return the array, or its elements as objects if {@code value} does not fit its flavour} */
    static Object fitting(Object array, int count, Object value) {
        boolean fits =
                array instanceof Object[]
                        || (array instanceof long[] && value instanceof Long)
                        || (array instanceof double[] && value instanceof Double);
        return fits ? array : objects(array, count);
    }

    /** {@return the first {@code count} elements in an array of objects as large as before} */
    static Object[] objects(Object array, int count) {
        if (array instanceof Object[] objects) {
            return objects;
        }
        Object[] boxed = Allocation.objects(capacity(array));
        for (int i = 0; i < count; i++) {
            boxed[i] = number(array, i);
        }
        return boxed;
    }

    /** Writes an element that fits the flavour. */
    static void store(Object array, int i, Object value) {
        if (array instanceof Object[] objects) {
            objects[i] = value;
        } else if (array instanceof double[] doubles) {
            doubles[i] = (Double) value;
        } else {
            ((long[]) array)[i] = (Long) value;
        }
    }

    /** Forgets an element, so that what it refers to can be collected. */
    static void clear(Object array, int i) {
        if (array instanceof Object[] objects) {
            objects[i] = null;
        }
    }

    /** Moves elements from {@code from} to before {@code end} one place up. */
    static void shift(Object array, int from, int end) {
        System.arraycopy(array, from, array, from + 1, end - from);
    }

    /** Moves elements after {@code gap} one place down. */
    static void unshift(Object array, int gap, int end) {
        System.arraycopy(array, gap + 1, array, gap, end - gap - 1);
    }

    /** {@return the values in the flavour that holds them all, which may be the same array} */
    static Object compact(Object[] values) {
        if (values.length > 0 && values[0] instanceof Long) {
            return integers(values);
        }
        return values.length > 0 && values[0] instanceof Double ? floats(values) : values;
    }

    private static Object integers(Object[] values) {
        long[] raw = new long[values.length];
        for (int i = 0; i < raw.length; i++) {
            if (!(values[i] instanceof Long number)) {
                return values;
            }
            raw[i] = number;
        }
        return raw;
    }

    private static Object floats(Object[] values) {
        double[] raw = new double[values.length];
        for (int i = 0; i < raw.length; i++) {
            if (!(values[i] instanceof Double number)) {
                return values;
            }
            raw[i] = number;
        }
        return raw;
    }
}
