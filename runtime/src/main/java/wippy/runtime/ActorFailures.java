// SPDX-License-Identifier: Apache-2.0
package wippy.runtime;

import wippy.actor.ActorException;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** What Lua sees of failures of the actors. */
public final class ActorFailures {

    private ActorFailures() {}

    /** {@return the failure, with the kind that says the same} */
    public static Failure of(ActorException e) {
        return new Failure(kindOf(e), String.valueOf(e.getMessage()));
    }

    private static String kindOf(ActorException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> ErrorKind.NOT_FOUND;
            case ALREADY_EXISTS -> ErrorKind.ALREADY_EXISTS;
            case INVALID, CLOSED -> ErrorKind.INVALID;
            case LIMIT_EXCEEDED -> ErrorKind.LIMIT_EXCEEDED;
            case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
            case DEADLOCK -> ErrorKind.INTERNAL;
        };
    }
}
