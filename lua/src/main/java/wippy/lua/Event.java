// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Metamethods whose absence is known from the shape of the metatable, without a lookup. */
final class Event {

    static final int INDEX = 1;
    static final int NEWINDEX = 1 << 1;
    static final int EQ = 1 << 2;
    static final int LEN = 1 << 3;
    static final int CALL = 1 << 4;

    /** A table that is no record may have any. */
    static final int ANY = INDEX | NEWINDEX | EQ | LEN | CALL;

    private Event() {}

    /** {@return the bit of a key, 0 for other keys} */
    static int of(String key) {
        return switch (key) {
            case "__index" -> INDEX;
            case "__newindex" -> NEWINDEX;
            case "__eq" -> EQ;
            case "__len" -> LEN;
            case "__call" -> CALL;
            default -> 0;
        };
    }
}
