// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** What counts as true (Lua 5.3 §3.3.4). */
public final class Truth {

    private Truth() {}

    /** {@return whether the value is neither nil nor false} */
    public static boolean isTrue(Object value) {
        if (value instanceof Boolean condition) {
            return condition;
        }
        return value != null;
    }
}
