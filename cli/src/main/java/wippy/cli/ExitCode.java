// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import wippy.actor.ExitReason;

/** The exit code of a process on the terminal. */
final class ExitCode {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private ExitCode() {}

    /**
     * {@return the exit code} A number is itself, without its fraction, or 1 if it does not fit;
     * true and nothing are 0, as are texts and tables; false and any error are 1.
     */
    static int of(ExitReason reason) {
        if (!(reason instanceof ExitReason.Normal(var value))) {
            return FAILURE;
        }
        return switch (value) {
            case Long number -> number == number.intValue() ? number.intValue() : FAILURE;
            case Double number ->
                    Math.abs(number) <= Integer.MAX_VALUE ? number.intValue() : FAILURE;
            case Boolean success -> success ? SUCCESS : FAILURE;
            case null, default -> SUCCESS;
        };
    }
}
