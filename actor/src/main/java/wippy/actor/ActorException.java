// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

/** An operation on processes, names or channels that could not be done; the kind says why. */
public final class ActorException extends RuntimeException {

    /** Classes of failure, for the caller to branch on. */
    public enum Kind {
        /** There is no such process or name. */
        NOT_FOUND,
        /** The name or the relation exists already. */
        ALREADY_EXISTS,
        /** The request makes no sense, whenever it is made. */
        INVALID,
        /** A configured limit is reached. */
        LIMIT_EXCEEDED,
        /** The host or the node is stopping. */
        UNAVAILABLE,
        /** All tasks of the process wait for each other. */
        DEADLOCK,
        /** Send on a closed channel. */
        CLOSED
    }

    private final Kind kind;

    /** Makes one with a message that says what was expected, what came, and where. */
    public ActorException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** {@return why it failed} */
    public Kind kind() {
        return kind;
    }
}
