// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;
import wippy.runtime.load.LockFile;

/** {@code wippy init}: writes a lock file. */
final class InitCommand {

    private InitCommand() {}

    static int run(ParseResult arguments, Streams streams) {
        String file = value(arguments, "--lock-file");
        var lock = new LockFile(value(arguments, "--src-dir"), value(arguments, "--modules-dir"));
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

    private static String value(ParseResult arguments, String option) {
        return arguments.matchedOptionValue(
                option, arguments.commandSpec().findOption(option).defaultValue());
    }
}
