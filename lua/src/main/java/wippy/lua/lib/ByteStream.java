// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;

/** What a Lua file reads from and writes to. One thread at a time. */
interface ByteStream {

    /** What {@link #seek} counts from. */
    enum Origin {
        SET,
        CUR,
        END
    }

    /** {@return the next byte, -1 at the end} */
    int read() throws IOException;

    /** {@return the next byte without taking it, -1 at the end} */
    int peek() throws IOException;

    void write(String text) throws IOException;

    void flush() throws IOException;

    /** {@return the new position from the beginning} */
    long seek(Origin origin, long offset) throws IOException;

    void setBuffering(ByteOutput.Buffering buffering);

    /** {@return what {@code file:close()} gives} */
    Object close() throws IOException;
}
