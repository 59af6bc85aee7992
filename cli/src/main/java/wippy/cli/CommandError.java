// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

/** A command cannot be carried out; the message is for the user and complete. No stack trace. */
final class CommandError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandError(String message) {
        super(message, null, false, false);
    }
}
