// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

import wippy.lua.Results;

/**
 * Something that Lua asked for did not succeed, with the error that it is to see. Thrown by the
 * runtime's services, which modules answer with {@link #result}; and what ends a process whose code
 * failed. Has no Java stack trace.
 */
public final class Failure extends RuntimeException {
    private final transient ErrorValue error;

    /** Makes one of an error. */
    public Failure(ErrorValue error) {
        super(null, null, false, false);
        this.error = error;
    }

    /** Makes one with an error that is not retryable; the message is Java text. */
    public Failure(String kind, String message) {
        this(ErrorValue.of(kind, message));
    }

    /** {@return the error} */
    public ErrorValue error() {
        return error;
    }

    /** {@return nil and the error, what a module function gives} */
    public Object result() {
        return Results.of(null, error);
    }

    @Override
    public String getMessage() {
        return error.toString();
    }
}
