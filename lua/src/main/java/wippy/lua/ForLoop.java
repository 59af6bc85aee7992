// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/**
 * Preparation of a numeric {@code for} whose operands are not known to the compiler (Lua 5.3
 * §3.3.5). Start and step both integers make an integer loop that runs {@link #count} times; all
 * else makes a float loop.
 */
public final class ForLoop {

    private ForLoop() {}

    /**
     * {@return how many times an integer loop runs, as an unsigned number} The variable never wraps
     * around; a step of 0 runs for ever if the start is not below the limit, as in 5.3.
     */
    public static long count(LuaState state, long start, Object limit, long step) {
        if (limit instanceof Long integer) {
            return count(start, integer.longValue(), step);
        }
        double number = limit(state, limit);
        if (step > 0) {
            if (!(start <= number) && !Comparison.lessEqual(start, number)) {
                return 0;
            }
            return count(
                    start, number >= 0x1p63 ? Long.MAX_VALUE : (long) Math.floor(number), step);
        }
        if (!Comparison.lessEqual(number, start)) {
            return 0;
        }
        return count(start, number <= -0x1p63 ? Long.MIN_VALUE : (long) Math.ceil(number), step);
    }

    /** {@return how many times an integer loop runs, as an unsigned number} */
    public static long count(long start, long limit, long step) {
        if (step > 0 ? start > limit : start < limit) {
            return 0;
        }
        if (step == 0) {
            return -1;
        }
        long turns =
                step > 0
                        ? Long.divideUnsigned(limit - start, step)
                        : Long.divideUnsigned(start - limit, -step);
        return turns == -1 ? -1 : turns + 1;
    }

    /** {@return the limit of a float loop} */
    public static double limit(LuaState state, Object limit) {
        return number(state, limit, "'for' limit must be a number");
    }

    /** {@return the step of a float loop} */
    public static double step(LuaState state, Object step) {
        return number(state, step, "'for' step must be a number");
    }

    /** {@return the initial value of a float loop} */
    public static double start(LuaState state, Object start) {
        return number(state, start, "'for' initial value must be a number");
    }

    private static double number(LuaState state, Object value, String complaint) {
        Object number = Conversions.toNumber(value);
        if (number == null) {
            throw LuaError.ofOperator(state, complaint);
        }
        return ((Number) number).doubleValue();
    }
}
