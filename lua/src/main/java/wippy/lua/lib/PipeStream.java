// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.IOException;
import java.io.InputStream;

/** A standard stream or a program's pipe: reads, or writes, and cannot seek. */
final class PipeStream implements ByteStream {

    private static final int BUFFER_BYTES = 8192;

    private final InputStream input;
    private final ByteOutput output;
    private final Process process;
    private final byte[] buffer;
    private int next;
    private int count;

    private PipeStream(InputStream input, ByteOutput output, Process process) {
        this.input = input;
        this.output = output;
        this.process = process;
        this.buffer = input == null ? null : new byte[BUFFER_BYTES];
    }

    static PipeStream reading(InputStream input) {
        return new PipeStream(input, null, null);
    }

    static PipeStream writing(ByteOutput output) {
        return new PipeStream(null, output, null);
    }

    static PipeStream from(Process process) {
        return new PipeStream(process.getInputStream(), null, process);
    }

    static PipeStream to(Process process) {
        ByteOutput output = new ByteOutput(process.getOutputStream(), ByteOutput.Buffering.FULL);
        return new PipeStream(null, output, process);
    }

    @Override
    public int read() throws IOException {
        int c = peek();
        if (c >= 0) {
            next++;
        }
        return c;
    }

    @Override
    public int peek() throws IOException {
        if (input == null) {
            throw new IOException("Bad file descriptor");
        }
        if (next == count) {
            next = 0;
            count = Math.max(0, input.read(buffer));
        }
        return count == 0 ? -1 : buffer[next] & 0xFF;
    }

    @Override
    public void write(String text) throws IOException {
        if (output == null) {
            throw new IOException("Bad file descriptor");
        }
        output.write(text);
    }

    @Override
    public void flush() throws IOException {
        if (output != null) {
            output.flush();
        }
    }

    @Override
    public long seek(Origin origin, long offset) throws IOException {
        throw new IOException("Illegal seek");
    }

    @Override
    public void setBuffering(ByteOutput.Buffering buffering) {
        if (output != null) {
            output.setBuffering(buffering);
        }
    }

    @Override
    public Object close() throws IOException {
        if (output != null) {
            output.close();
        } else {
            input.close();
        }
        if (process == null) {
            return true;
        }
        try {
            return OsLibrary.exitResults(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
