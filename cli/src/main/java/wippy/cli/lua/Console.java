// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import wippy.lua.lib.ByteOutput;
import wippy.lua.lib.ByteOutput.Buffering;
import wippy.lua.lib.StandardStreams;

/**
 * What {@code lua} is started in.
 *
 * @param environment variables such as {@code LUA_INIT}
 * @param isInputTerminal whether somebody types what is read
 * @param isOutputTerminal whether somebody sees what is written: then each line at once
 * @param isOfProcess whether it is the one that the program itself was started in
 */
record Console(
        InputStream input,
        OutputStream output,
        OutputStream error,
        Map<String, String> environment,
        boolean isInputTerminal,
        boolean isOutputTerminal,
        boolean isOfProcess) {

    /** {@return what the program itself was started in} */
    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new EndingOutput(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                isTerminal(0),
                isTerminal(1),
                true);
    }

    /** {@return the standard files, buffered as C's are} */
    StandardStreams streams() {
        Buffering buffering = isOutputTerminal ? Buffering.LINE : Buffering.FULL;
        return new StandardStreams(
                input, new ByteOutput(output, buffering), new ByteOutput(error, Buffering.NONE));
    }

    /** {@return whether a standard stream is a terminal, also where that cannot be found out} */
    private static boolean isTerminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }
}
