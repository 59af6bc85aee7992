// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.util.Arrays;
import wippy.lua.Comparison;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Truth;

/**
 * Quicksort as PUC Lua's {@code ltablib.c} does it, pivot for pivot: equal elements end in the same
 * order and the same order functions are found invalid. Order functions may raise.
 */
final class Sorting {

    /** Longer parts take a pivot that an adversary cannot know, if the last cut was bad. */
    private static final int RANDOM_PIVOT_MIN = 100;

    /** Java's sort does not poll: this many elements take it a few milliseconds. */
    private static final int UNINTERRUPTED_MAX = 1 << 15;

    /** What its frames need of the stack, see {@link LuaState#enter}. */
    private static final int WEIGHT = 1;

    private final LuaState state;
    private final Object[] elements;
    private final LuaFunction order;

    /**
     * @param order tells whether its first argument goes before its second; null for {@code <}
     */
    Sorting(LuaState state, Object[] elements, LuaFunction order) {
        this.state = state;
        this.elements = elements;
        this.order = order;
    }

    void sort() {
        if (order != null || !sortAlike()) {
            sort(0, elements.length - 1, false);
        }
    }

    /**
     * Sorts elements that are all integers, all floats or all strings, if there are not too many.
     */
    private boolean sortAlike() {
        int count = elements.length;
        if (count == 0 || count > UNINTERRUPTED_MAX || elements[0] == null) {
            return false;
        }
        Class<?> type = elements[0].getClass();
        if (type != Long.class && type != String.class && type != Double.class) {
            return false;
        }
        for (Object element : elements) {
            if (element == null || element.getClass() != type || element.equals(Double.NaN)) {
                return false;
            }
        }
        Arrays.sort(elements);
        return true;
    }

    private void sort(int from, int to, boolean randomly) {
        int low = from;
        int high = to;
        boolean random = randomly;
        while (low < high) {
            orderEnds(low, high);
            if (high - low == 1) {
                return;
            }
            int middle =
                    random && high - low > RANDOM_PIVOT_MIN
                            ? low + (high - low) / 4 + scattered(high - low)
                            : (low + high) >>> 1;
            if (less(elements[middle], elements[low])) {
                swap(middle, low);
            } else if (less(elements[high], elements[middle])) {
                swap(middle, high);
            }
            if (high - low == 2) {
                return;
            }
            Object pivot = elements[middle];
            swap(middle, high - 1);
            int cut = partition(low, high, pivot);
            int shorter;
            if (cut - low < high - cut) {
                sort(low, cut - 1, random);
                shorter = cut - low;
                low = cut + 1;
            } else {
                sort(cut + 1, high, random);
                shorter = high - cut;
                high = cut - 1;
            }
            random |= (high - low) / 128 > shorter;
        }
    }

    private void orderEnds(int low, int high) {
        if (less(elements[high], elements[low])) {
            swap(low, high);
        }
    }

    private static int scattered(int length) {
        return Math.floorMod(length * 0x9E3779B9, Math.max(1, length / 2));
    }

    private int partition(int low, int high, Object pivot) {
        int i = low;
        int j = high - 1;
        while (true) {
            while (less(elements[++i], pivot)) {
                if (i == high - 1) {
                    throw invalidOrder();
                }
            }
            while (less(pivot, elements[--j])) {
                if (j < i) {
                    throw invalidOrder();
                }
            }
            if (j < i) {
                swap(high - 1, i);
                return i;
            }
            swap(i, j);
        }
    }

    private LuaError invalidOrder() {
        return LuaError.of(state, "invalid order function for sorting");
    }

    /** Below it are some dozen frames of this class, one for each cut. */
    private boolean less(Object a, Object b) {
        state.enter(WEIGHT);
        boolean isLess = isLess(a, b);
        state.leave(WEIGHT);
        return isLess;
    }

    private boolean isLess(Object a, Object b) {
        if (order == null) {
            if (state.poll != 0) {
                state.safepoint();
            }
            return Comparison.less(state, a, b);
        }
        return Truth.isTrue(Results.first(state, order.call(state, a, b)));
    }

    private void swap(int i, int j) {
        Object element = elements[i];
        elements[i] = elements[j];
        elements[j] = element;
    }
}
