// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import wippy.cli.lua.LuaCommand;

/** Where the program begins: finds the command and ends with its exit code. */
public final class Main {

    private Main() {}

    /** Runs the command that the first argument names. */
    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean isAlone = arguments.length == 1;
        int exitCode;
        if (command.equals("lua")) {
            exitCode = LuaCommand.run(arguments, Version.number());
        } else if (isAlone && (command.equals("version") || command.equals("--version"))) {
            exitCode = Version.print(false);
        } else {
            exitCode = Program.run(arguments, Streams.ofProgram());
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
