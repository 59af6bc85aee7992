// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * How a generic {@code for} goes through its values (Lua 5.3 §3.3.5): by calls in general, straight
 * through the table when the iterator is the builtin one.
 */
public final class Iteration {

    /** By calling the iterator. */
    public static final int CALLS = 0;

    /** By {@link LuaTable#nextIndex}. */
    public static final int PAIRS = 1;

    /** By integer keys from 1 to the first nil. */
    public static final int INDEXES = 2;

    private Iteration() {}

    /** {@return which way gives what calls of this iterator would give} */
    public static int of(Object iterator, Object state, Object control) {
        if (iterator instanceof NextFunction
                && control == null
                && state instanceof LuaTable table
                && !table.isWeak()) {
            return PAIRS;
        }
        if (iterator instanceof IpairsIterator && control instanceof Long start && start == 0) {
            return INDEXES;
        }
        return CALLS;
    }
}
