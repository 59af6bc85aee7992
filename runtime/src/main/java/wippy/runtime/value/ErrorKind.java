// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

/** The kinds of errors, as Lua sees them: text to compare with. */
public final class ErrorKind {
    public static final String UNKNOWN = "";
    public static final String NOT_FOUND = "NotFound";
    public static final String ALREADY_EXISTS = "AlreadyExists";
    public static final String INVALID = "Invalid";
    public static final String PERMISSION_DENIED = "PermissionDenied";
    public static final String UNAVAILABLE = "Unavailable";
    public static final String INTERNAL = "Internal";
    public static final String CANCELED = "Canceled";
    public static final String CONFLICT = "Conflict";
    public static final String TIMEOUT = "Timeout";
    public static final String RATE_LIMITED = "RateLimited";
    public static final String LIMIT_EXCEEDED = "LimitExceeded";
    public static final String TERMINATED = "Terminated";

    private ErrorKind() {}
}
