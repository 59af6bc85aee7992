--- Errors as values: text, kind, whether trying again may help, details.

--- An error. It can be concatenated with strings; tostring gives its message.
type Error = {
    --- The text.
    message: (self: Error) -> string,
    --- The kind, one of the module's constants or another text; empty if it is not known.
    kind: (self: Error) -> string,
    --- Whether trying again may help; nil if nobody said.
    retryable: (self: Error) -> boolean?,
    --- What else is known, nil if there is nothing.
    details: (self: Error) -> {[string]: any}?,
    --- The full text, with the context that was wrapped around it, and the calls that led to it.
    stack: (self: Error) -> string,
}

--- One call of a call stack.
type Frame = {
    --- 0 for the innermost.
    level: integer,
    --- The entry.
    source: string,
    --- The line, -1 if the function is no Lua function.
    line: integer,
    --- The name of the function, "?" if it has none.
    name: string,
    --- "lua" or "host".
    type: string,
}

--- What errors.new takes besides a text.
type ErrorSpec = {
    message: string,
    kind?: string,
    retryable?: boolean,
    --- Only values under string keys are kept.
    details?: {[string]: any},
}

type Module = {
    --- Makes an error.
    new: (what: string | ErrorSpec) -> Error,
    --- Puts context before an error; kind, retryable and details stay.
    wrap: (err: Error | string, context: string | Error) -> Error,
    --- Whether a value is an error of that kind.
    is: (err: any, kind: string) -> boolean,
    --- The calls that led to an error; nil if they are not known or the value is no error.
    call_stack: (err: any) -> {thread: string, frames: {Frame}}?,
    --- The kind of errors that say no kind.
    UNKNOWN: "",
    --- What was asked for does not exist.
    NOT_FOUND: "NotFound",
    --- What was to be made exists.
    ALREADY_EXISTS: "AlreadyExists",
    --- The request makes no sense.
    INVALID: "Invalid",
    --- The caller may not do that.
    PERMISSION_DENIED: "PermissionDenied",
    --- A service cannot be reached now.
    UNAVAILABLE: "Unavailable",
    --- Something failed that should not have.
    INTERNAL: "Internal",
    --- Somebody no longer wanted it.
    CANCELED: "Canceled",
    --- The state of something does not allow it.
    CONFLICT: "Conflict",
    --- It took too long.
    TIMEOUT: "Timeout",
    --- It was asked for too often.
    RATE_LIMITED: "RateLimited",
}
