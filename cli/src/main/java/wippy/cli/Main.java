// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

/** Where the program begins: finds the command and ends with its exit code. */
public final class Main {

    private static final int USAGE_ERROR = 2;

    private Main() {}

    /** Runs the command that the first argument names. */
    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        int exitCode =
                switch (command) {
                    case "lua" -> LuaCommand.run(arguments);
                    case "version", "--version" -> Version.print();
                    default -> unknown(command);
                };
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int unknown(String command) {
        System.err.println(
                command.isEmpty()
                        ? "wippy: expected a command; there are: lua, version"
                        : "wippy: unknown command '" + command + "'; there are: lua, version");
        return USAGE_ERROR;
    }
}
