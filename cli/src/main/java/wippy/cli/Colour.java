// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.Map;

/** Whether to write in colours. */
final class Colour {
    private Colour() {}

    /**
     * {@return whether colours are wanted} Only on a terminal that has them, and not where the
     * variable {@code NO_COLOR} is set to anything (https://no-color.org).
     */
    static boolean isWanted(Map<String, String> environment, boolean isTerminal) {
        return isTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
