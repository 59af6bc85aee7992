// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Closures that may stand for one another. */
public final class SharedClosures {

    private SharedClosures() {}

    /**
     * {@return a function made before instead of a new one from the same place, if nothing tells
     * them apart (Lua 5.3 §3.4.4: such functions may be equal, and in PUC Lua they are)}
     *
     * @param before null if there is none
     * @param upvalues how many upvalues both have
     */
    public static ExposedFunction shared(
            ExposedFunction made, ExposedFunction before, int upvalues) {
        if (before == null) {
            return made;
        }
        for (int i = 0; i < upvalues; i++) {
            if (made.upvalue(i) != before.upvalue(i)) {
                return made;
            }
        }
        return before;
    }
}
