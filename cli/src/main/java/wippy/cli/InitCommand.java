// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import wippy.runtime.load.LockFile;

/** {@code wippy init}: writes a lock file. */
final class InitCommand {

    private InitCommand() {}

    static int run(ParsedLine line, Streams streams) {
        String file = line.text("-l").orElseThrow();
        var lock =
                new LockFile(
                        line.text("-d").orElseThrow(), line.text("--modules-dir").orElseThrow());
        try {
            lock.write(Path.of(file));
        } catch (FileAlreadyExistsException e) {
            throw new CommandError(file + " exists already, and nothing was changed");
        } catch (IOException e) {
            throw new CommandError("cannot write " + file + ": " + e.getMessage());
        }
        streams.print(
                "Wrote " + file + "; definition files are looked for in " + lock.source() + ".\n");
        return 0;
    }
}
