// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import wippy.lua.LuaString;

/**
 * A file with one buffer for reading and writing, as C's streams: what is read after a write, or
 * written after a read, continues at the same position.
 */
final class FileChannelStream implements ByteStream {

    private static final int BUFFER_BYTES = 8192;

    private final StandardStreams streams;
    private final SeekableByteChannel channel;
    private final boolean appends;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private ByteOutput.Buffering buffering = ByteOutput.Buffering.FULL;
    private boolean writing;

    FileChannelStream(StandardStreams streams, SeekableByteChannel channel, boolean appends) {
        this.streams = streams;
        this.channel = channel;
        this.appends = appends;
    }

    @Override
    public int read() throws IOException {
        if (writing) {
            flush();
        }
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        return buffer.get() & 0xFF;
    }

    @Override
    public int peek() throws IOException {
        int c = read();
        if (c >= 0) {
            buffer.position(buffer.position() - 1);
        }
        return c;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = 0;
        try {
            count = channel.read(buffer);
        } catch (NonReadableChannelException e) {
            throw new IOException(FileErrors.NOT_OPEN_FOR_THIS, e);
        } finally {
            buffer.flip();
        }
        return count > 0;
    }

    @Override
    public void write(String text) throws IOException {
        if (!writing) {
            checkWritable();
            channel.position(position());
            buffer.clear();
            writing = true;
            streams.noteUnwritten(this);
        }
        byte[] bytes = LuaString.bytes(text);
        if (bytes.length > buffer.remaining()) {
            drain();
        }
        if (bytes.length > buffer.capacity()) {
            writeAll(ByteBuffer.wrap(bytes));
        } else {
            buffer.put(bytes);
        }
        if (buffering == ByteOutput.Buffering.NONE
                || (buffering == ByteOutput.Buffering.LINE && text.indexOf('\n') >= 0)) {
            flush();
        }
    }

    private void checkWritable() throws IOException {
        try {
            channel.write(ByteBuffer.allocate(0));
        } catch (NonWritableChannelException e) {
            throw new IOException(FileErrors.NOT_OPEN_FOR_THIS, e);
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        writeAll(buffer);
        buffer.clear();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        if (appends) {
            channel.position(channel.size());
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void flush() throws IOException {
        if (writing) {
            drain();
            writing = false;
            streams.noteWritten(this);
            buffer.limit(0);
        }
    }

    private long position() throws IOException {
        return writing
                ? channel.position() + buffer.position()
                : channel.position() - buffer.remaining();
    }

    @Override
    public long seek(Origin origin, long offset) throws IOException {
        flush();
        long base =
                switch (origin) {
                    case SET -> 0;
                    case CUR -> position();
                    case END -> channel.size();
                };
        if (base + offset < 0) {
            throw new IOException("Invalid argument");
        }
        channel.position(base + offset);
        buffer.limit(0);
        return base + offset;
    }

    @Override
    public void setBuffering(ByteOutput.Buffering buffering) {
        this.buffering = buffering;
    }

    @Override
    public Object close() throws IOException {
        streams.closed(this);
        flush();
        channel.close();
        return true;
    }
}
