// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.io.OutputStream;
import wippy.lua.LuaString;

/**
 * Buffered output of Lua strings, whose chars are bytes. What {@code print} and {@code io.write}
 * share, so that their texts come in order. One thread at a time.
 */
public final class ByteOutput {

    /** When the buffer is emptied without being asked. */
    public enum Buffering {
        /** When it is full (C's {@code _IOFBF}). */
        FULL,
        /** After each text with a newline ({@code _IOLBF}). */
        LINE,
        /** After each text ({@code _IONBF}). */
        NONE
    }

    private static final int BUFFER_BYTES = 8192;

    private final OutputStream target;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int count;
    private Buffering buffering;

    /** Output to {@code target}, which gets whole buffers. */
    public ByteOutput(OutputStream target, Buffering buffering) {
        this.target = target;
        this.buffering = buffering;
    }

    void setBuffering(Buffering buffering) {
        this.buffering = buffering;
    }

    /** Writes a Lua string. */
    public void write(String text) throws IOException {
        int length = text.length();
        if (length > BUFFER_BYTES - count) {
            drain();
        }
        if (length > BUFFER_BYTES) {
            target.write(LuaString.bytes(text));
        } else {
            copy(text, length);
        }
        if (buffering != Buffering.FULL
                && (buffering == Buffering.NONE || text.indexOf('\n') >= 0)) {
            flush();
        }
    }

    /**
     * The deprecated copy drops the upper halves of chars, which here are zero, and is the fastest.
     */
    @SuppressWarnings("deprecation")
    private void copy(String text, int length) {
        text.getBytes(0, length, buffer, count);
        count += length;
    }

    private void drain() throws IOException {
        int size = count;
        count = 0;
        target.write(buffer, 0, size);
    }

    /** Hands everything written so far to the target and flushes it. */
    public void flush() throws IOException {
        drain();
        target.flush();
    }

    void close() throws IOException {
        drain();
        target.close();
    }
}
