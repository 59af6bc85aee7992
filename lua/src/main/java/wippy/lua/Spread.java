// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

import java.util.Arrays;

/**
 * Calls and lists whose last expression gives several values (Lua 5.3 §3.4). Arrays that come in
 * are left alone; those that go out belong to the receiver.
 */
public final class Spread {

    /** Most values in a call or list (PUC's LUAI_MAXSTACK). */
    private static final int VALUES_MAX = 1_000_000;

    private static final Object[] NOTHING = {};

    private Spread() {}

    /** Calls with all values of a result. */
    public static Object call(LuaFunction function, LuaState state, Object result) {
        Object last = Results.finish(state, result);
        return switch (Results.count(last)) {
            case 0 -> function.call(state);
            case 1 -> function.call(state, Results.get(last, 0));
            case 2 -> function.call(state, Results.get(last, 0), Results.get(last, 1));
            default -> function.apply(state, Results.toArray(last));
        };
    }

    /** Calls with a value and all values of a result. */
    public static Object call(LuaFunction function, LuaState state, Object a, Object result) {
        Object last = Results.finish(state, result);
        return switch (Results.count(last)) {
            case 0 -> function.call(state, a);
            case 1 -> function.call(state, a, Results.get(last, 0));
            case 2 -> function.call(state, a, Results.get(last, 0), Results.get(last, 1));
            default -> function.apply(state, append(new Object[] {a}, Results.toArray(last)));
        };
    }

    /** Calls with two values and all values of a result. */
    public static Object call(
            LuaFunction function, LuaState state, Object a, Object b, Object result) {
        Object last = Results.finish(state, result);
        return switch (Results.count(last)) {
            case 0 -> function.call(state, a, b);
            case 1 -> function.call(state, a, b, Results.get(last, 0));
            case 2 -> function.call(state, a, b, Results.get(last, 0), Results.get(last, 1));
            default -> function.apply(state, append(new Object[] {a, b}, Results.toArray(last)));
        };
    }

    /** Calls with three values and all values of a result. */
    public static Object call(
            LuaFunction function, LuaState state, Object a, Object b, Object c, Object result) {
        Object last = Results.finish(state, result);
        return switch (Results.count(last)) {
            case 0 -> function.call(state, a, b, c);
            case 1 -> function.call(state, a, b, c, Results.get(last, 0));
            default -> function.apply(state, append(new Object[] {a, b, c}, Results.toArray(last)));
        };
    }

    /** Calls with all of an array. */
    public static Object call(LuaFunction function, LuaState state, Object[] last) {
        return switch (last.length) {
            case 0 -> function.call(state);
            case 1 -> function.call(state, last[0]);
            case 2 -> function.call(state, last[0], last[1]);
            case 3 -> function.call(state, last[0], last[1], last[2]);
            default -> function.apply(state, last.clone());
        };
    }

    /** Calls with a value and all of an array. */
    public static Object call(LuaFunction function, LuaState state, Object a, Object[] last) {
        return switch (last.length) {
            case 0 -> function.call(state, a);
            case 1 -> function.call(state, a, last[0]);
            case 2 -> function.call(state, a, last[0], last[1]);
            case 3 -> function.call(state, a, last[0], last[1], last[2]);
            default -> function.apply(state, append(new Object[] {a}, last));
        };
    }

    /** Calls with two values and all of an array. */
    public static Object call(
            LuaFunction function, LuaState state, Object a, Object b, Object[] last) {
        return switch (last.length) {
            case 0 -> function.call(state, a, b);
            case 1 -> function.call(state, a, b, last[0]);
            case 2 -> function.call(state, a, b, last[0], last[1]);
            default -> function.apply(state, append(new Object[] {a, b}, last));
        };
    }

    /** Calls with three values and all of an array. */
    public static Object call(
            LuaFunction function, LuaState state, Object a, Object b, Object c, Object[] last) {
        return switch (last.length) {
            case 0 -> function.call(state, a, b, c);
            case 1 -> function.call(state, a, b, c, last[0]);
            default -> function.apply(state, append(new Object[] {a, b, c}, last));
        };
    }

    /**
     * {@return the first value of {@code select(index, ...)}} Without a call or a copy when the
     * callee is the builtin.
     */
    public static Object selectOne(LuaState state, Object callee, Object index, Object[] values) {
        if (callee instanceof SelectFunction) {
            if (index instanceof Long number && number > 0) {
                return number <= values.length ? values[(int) (long) number - 1] : null;
            }
            if ("#".equals(index)) {
                return (long) values.length;
            }
        }
        return Results.first(state, call(Callee.of(callee), state, index, values));
    }

    /** {@return what {@code select(index, ...)} gives} */
    public static Object select(LuaState state, Object callee, Object index, Object[] values) {
        if (callee instanceof SelectFunction && index instanceof Long number && number > 0) {
            return Results.of(from(values, (int) Math.min(number - 1, values.length)));
        }
        return call(Callee.of(callee), state, index, values);
    }

    /** {@return the first values and all values of a result, which may be a tail call to make} */
    public static Object[] append(Object[] first, LuaState state, Object result) {
        Object last = Results.finish(state, result);
        if (last instanceof Results) {
            return append(first, Results.toArray(last));
        }
        Object[] all = Arrays.copyOf(first, first.length + 1);
        all[first.length] = last;
        return all;
    }

    /** {@return both arrays in one} */
    public static Object[] append(Object[] first, Object[] last) {
        if (first.length + last.length > VALUES_MAX) {
            throw LuaError.ofHandled("stack overflow");
        }
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    /** {@return a value of a list by index from 0; nil beyond its end} */
    public static Object at(Object[] values, int index) {
        return index < values.length ? values[index] : null;
    }

    /** {@return the values behind the first {@code start}: what {@code ...} holds} */
    public static Object[] from(Object[] values, int start) {
        return start < values.length ? Arrays.copyOfRange(values, start, values.length) : NOTHING;
    }
}
