// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a prompt gets its lines from. */
interface LineSource {

    /**
     * Shows a prompt and waits for a line.
     *
     * @return the line as a Lua string, without its end; null when there are no more
     * @throws Interrupted when Ctrl-C was typed instead
     */
    @Nullable String read(String prompt) throws IOException, Interrupted;

    /** What was typed so far shall be forgotten. */
    final class Interrupted extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
