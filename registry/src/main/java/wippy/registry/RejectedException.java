// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/** Thrown by an {@link EntryHandler} that does not accept a change. Carries no stack trace. */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient DataPath path;
    private final String hint;

    /**
     * Refuses a change.
     *
     * @param path the value that is wrong
     * @param message what was expected and what came
     * @param hint what to do about it; may be empty
     */
    public RejectedException(DataPath path, String message, String hint) {
        super(message, null, false, false);
        this.path = path;
        this.hint = hint;
    }

    /** {@return the value that is wrong} */
    public DataPath path() {
        return path;
    }

    /** {@return what to do about it; may be empty} */
    public String hint() {
        return hint;
    }
}
