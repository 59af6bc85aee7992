// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.LuaString;

/** Limits of what one library call may build; asked before anything large is allocated. */
public final class Sizes {

    /** Longest string in bytes. */
    public static final int STRING_MAX = LuaString.LENGTH_MAX;

    /** Most values that one call may give ({@code table.unpack}, {@code string.byte}). */
    public static final int RESULTS_MAX = 1_000_000;

    /** From this many bytes on a builder is filled piece by piece, with polls between. */
    static final int POLL_BYTES = 1 << 20;

    private Sizes() {}

    /**
     * {@return an empty builder with room for {@code size} bytes}
     *
     * @throws LuaError 'resulting string too large', or 'not enough memory' if the heap is too
     *     small
     */
    public static StringBuilder builder(LuaState state, long size) {
        if (size > STRING_MAX) {
            throw LuaError.of(state, "resulting string too large");
        }
        state.reserve(size);
        try {
            return new StringBuilder((int) size);
        } catch (OutOfMemoryError e) {
            throw LuaError.of(state, "not enough memory");
        }
    }

    /** {@return the text of the builder} Raises 'not enough memory' if the heap is too small. */
    public static String text(LuaState state, StringBuilder builder) {
        state.reserve(builder.length());
        try {
            return builder.toString();
        } catch (OutOfMemoryError e) {
            throw LuaError.of(state, "not enough memory");
        }
    }

    /**
     * Raises 'resulting string too large' if a builder of this length takes no more {@code extra}.
     */
    static void grow(LuaState state, StringBuilder builder, long extra) {
        if (builder.length() + extra > STRING_MAX) {
            throw LuaError.of(state, "resulting string too large");
        }
        if (extra > POLL_BYTES) {
            try {
                builder.ensureCapacity((int) (builder.length() + extra));
            } catch (OutOfMemoryError e) {
                throw LuaError.of(state, "not enough memory");
            }
        }
    }
}
