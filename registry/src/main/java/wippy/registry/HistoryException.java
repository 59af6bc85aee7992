// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * A history cannot be read or written. The message names the history and the reason, and says what
 * to do.
 */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that nothing else has caused. */
    public HistoryException(String message) {
        super(message);
    }

    /** A failure and its cause. */
    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
