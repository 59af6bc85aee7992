// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wippy.lua.lib.StandardStreams;

/** Lines of standard input, which {@code io.read} shares. */
final class StandardLines implements LineSource {

    private final StandardStreams streams;

    StandardLines(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public @Nullable String read(String prompt) throws IOException {
        streams.output().write(prompt);
        streams.output().flush();
        return streams.readLine();
    }
}
