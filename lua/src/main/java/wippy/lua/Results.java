// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * What a call gives when it is not exactly one value: no value, several, or a tail call that the
 * caller has to make. Never a Lua value itself and never nested.
 *
 * <p>One final class for all three, so that a call site which wants one value pays one exact type
 * check. Up to three values need no array. Immutable.
 */
public final class Results {

    /** No value at all. */
    public static final Results NONE = new Results(null, 0, null, null, null, null);

    private static final Object[] NO_VALUES = {};

    private final Object callee;
    private final int count;
    private final Object a;
    private final Object b;
    private final Object c;
    private final Object[] all;

    private Results(Object callee, int count, Object a, Object b, Object c, Object[] all) {
        this.callee = callee;
        this.count = count;
        this.a = a;
        this.b = b;
        this.c = c;
        this.all = all;
    }

    /** {@return two values} */
    public static Object of(Object a, Object b) {
        return new Results(null, 2, a, b, null, null);
    }

    /** {@return three values} */
    public static Object of(Object a, Object b, Object c) {
        return new Results(null, 3, a, b, c, null);
    }

    /** {@return as many values as the array has; the array is kept} */
    public static Object of(Object[] values) {
        return switch (values.length) {
            case 0 -> NONE;
            case 1 -> values[0];
            case 2 -> of(values[0], values[1]);
            case 3 -> of(values[0], values[1], values[2]);
            default -> new Results(null, values.length, null, null, null, values);
        };
    }

    /** {@return a call of {@code callee} without arguments that the caller has to make} */
    public static Object tail(Object callee) {
        return new Results(callee, 0, null, null, null, null);
    }

    /** {@return a call of {@code callee} that the caller has to make} */
    public static Object tail(Object callee, Object a) {
        return new Results(callee, 1, a, null, null, null);
    }

    /** {@return a call of {@code callee} that the caller has to make} */
    public static Object tail(Object callee, Object a, Object b) {
        return new Results(callee, 2, a, b, null, null);
    }

    /** {@return a call of {@code callee} that the caller has to make} */
    public static Object tail(Object callee, Object a, Object b, Object c) {
        return new Results(callee, 3, a, b, c, null);
    }

    /** {@return a call of {@code callee} that the caller has to make} */
    public static Object tail(Object callee, Object[] arguments) {
        return new Results(callee, -1, null, null, null, arguments);
    }

    /**
     * {@return what {@code result} means when one value is wanted: the first, nil if there is none}
     * Makes tail calls.
     */
    public static Object first(LuaState state, Object result) {
        return result instanceof Results results ? results.adjustToOne(state) : result;
    }

    /** {@return a result without tail calls to make: a plain value, or no or several values} */
    public static Object finish(LuaState state, Object result) {
        Object current = result;
        while (current instanceof Results results && results.callee != null) {
            current = results.makeCall(state);
        }
        return current;
    }

    /** {@return how many values a finished result has} */
    public static int count(Object finished) {
        return finished instanceof Results results ? results.count : 1;
    }

    /** {@return value number {@code index}, from 0, of a finished result; nil beyond the last} */
    public static Object get(Object finished, int index) {
        if (finished instanceof Results results) {
            return results.get(index);
        }
        return index == 0 ? finished : null;
    }

    /** {@return the values of a finished result in an array that nobody else holds or writes} */
    public static Object[] toArray(Object finished) {
        if (!(finished instanceof Results results)) {
            return new Object[] {finished};
        }
        return switch (results.count) {
            case 0 -> NO_VALUES;
            case 2 -> new Object[] {results.a, results.b};
            case 3 -> new Object[] {results.a, results.b, results.c};
            default -> results.all.clone();
        };
    }

    /** {@return a finished result with one more value before the others} */
    public static Object prepend(Object first, Object finished) {
        if (!(finished instanceof Results results)) {
            return of(first, finished);
        }
        if (results.count == 0) {
            return first;
        }
        if (results.count == 2) {
            return of(first, results.a, results.b);
        }
        Object[] values = new Object[results.count + 1];
        values[0] = first;
        for (int i = 0; i < results.count; i++) {
            values[i + 1] = results.get(i);
        }
        return of(values);
    }

    private Object get(int index) {
        if (all != null) {
            return index < all.length ? all[index] : null;
        }
        return switch (index) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            default -> null;
        };
    }

    private Object adjustToOne(LuaState state) {
        if (callee == null) {
            return get(0);
        }
        Object finished = finish(state, this);
        return finished instanceof Results results ? results.get(0) : finished;
    }

    private Object makeCall(LuaState state) {
        return switch (count) {
            case 0 -> Calls.call(state, callee);
            case 1 -> Calls.call(state, callee, a);
            case 2 -> Calls.call(state, callee, a, b);
            case 3 -> Calls.call(state, callee, a, b, c);
            default -> Calls.apply(state, callee, all);
        };
    }
}
