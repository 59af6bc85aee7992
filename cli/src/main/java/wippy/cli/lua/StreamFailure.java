// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import java.io.Serial;

/** A standard stream cannot be written to or read: there is nowhere left to say so. */
final class StreamFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    StreamFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
