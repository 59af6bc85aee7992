// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Output of the process that ends it when nobody reads on, as the signal of a broken pipe ends
 * programs in C: {@code wippy lua many.lua | head -1} says nothing.
 */
final class EndingOutput extends FileOutputStream {

    /** What a shell makes of the signal. */
    private static final int BROKEN_PIPE = 128 + 13;

    EndingOutput(FileDescriptor descriptor) {
        super(descriptor);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            super.write(bytes, offset, length);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                Runtime.getRuntime().halt(BROKEN_PIPE);
            }
            throw e;
        }
    }
}
