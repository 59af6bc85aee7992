// SPDX-License-Identifier: Apache-2.0
package wippy.cli.lua;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code lua} (Lua 5.3 §7).
 *
 * @param actions what {@code -e} and {@code -l} ask for, in order
 * @param isInteractive whether a prompt follows ({@code -i})
 * @param showsVersion {@code -v}, or implied by {@code -i}
 * @param ignoresEnvironment {@code -E}
 * @param showsHelp {@code --help}, which {@code lua} itself does not have
 * @param script index of the script among the arguments, their number when there is none
 * @param problem what is wrong with the command line, or null
 */
record LuaOptions(
        List<Action> actions,
        boolean isInteractive,
        boolean showsVersion,
        boolean ignoresEnvironment,
        boolean showsHelp,
        int script,
        @Nullable String problem) {

    /** What {@code --help} shows; it follows the sentence about a problem, too. */
    static final String USAGE =
            """
            usage: wippy lua [options] [script [args]]
            Available options are:
              -e stat  execute string 'stat'
              -i       enter interactive mode after executing 'script'
              -l name  require library 'name' into global 'name'
              -v       show version information
              -E       ignore environment variables
              --       stop handling options
              -        stop handling options and execute stdin
              --help   show this
            """;

    /**
     * One {@code -e} or {@code -l}.
     *
     * @param isLibrary whether it is {@code -l}
     * @param text the statement or the library's name
     */
    record Action(boolean isLibrary, String text) {}

    /**
     * {@return what the arguments ask for}
     *
     * @param arguments the first is the name of the program
     */
    static LuaOptions parse(String[] arguments) {
        List<Action> actions = new ArrayList<>();
        boolean isInteractive = false;
        boolean showsVersion = false;
        boolean ignoresEnvironment = false;
        int at = 1;
        for (; at < arguments.length && isOption(arguments[at]); at++) {
            String option = arguments[at];
            if (option.equals("--")) {
                at++;
                break;
            } else if (option.equals("-i")) {
                isInteractive = true;
                showsVersion = true;
            } else if (option.equals("-v")) {
                showsVersion = true;
            } else if (option.equals("-E")) {
                ignoresEnvironment = true;
            } else if (option.equals("--help")) {
                return new LuaOptions(List.of(), false, false, false, true, 0, null);
            } else if (option.startsWith("-e") || option.startsWith("-l")) {
                String text = option.substring(2);
                if (text.isEmpty()) {
                    at++;
                    if (at == arguments.length || arguments[at].startsWith("-")) {
                        return wrong("'" + option + "' needs argument");
                    }
                    text = arguments[at];
                }
                actions.add(new Action(option.charAt(1) == 'l', text));
            } else {
                return wrong("unrecognized option '" + option + "'");
            }
        }
        return new LuaOptions(
                actions, isInteractive, showsVersion, ignoresEnvironment, false, at, null);
    }

    private static LuaOptions wrong(String problem) {
        return new LuaOptions(
                List.of(), false, false, false, false, 0, problem + "\n" + USAGE.stripTrailing());
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-';
    }

    boolean hasStatements() {
        for (Action action : actions) {
            if (!action.isLibrary) {
                return true;
            }
        }
        return false;
    }
}
