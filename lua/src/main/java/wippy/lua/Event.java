// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** Events whose absence is known from the shape of the metatable, without a lookup. */
final class Event {

    static final int INDEX = 1;
    static final int NEWINDEX = 1 << 1;
    static final int EQ = 1 << 2;
    static final int LEN = 1 << 3;
    static final int CALL = 1 << 4;
    static final int MODE = 1 << 5;
    static final int GC = 1 << 6;

    /** A table that is no record may have any. */
    static final int ANY = INDEX | NEWINDEX | EQ | LEN | CALL | MODE | GC;

    private Event() {}

    /** {@return the bit of a key, 0 for other keys} */
    static int of(String key) {
        return switch (key) {
            case "__index" -> INDEX;
            case "__newindex" -> NEWINDEX;
            case "__eq" -> EQ;
            case "__len" -> LEN;
            case "__call" -> CALL;
            case "__mode" -> MODE;
            case "__gc" -> GC;
            default -> 0;
        };
    }
}
