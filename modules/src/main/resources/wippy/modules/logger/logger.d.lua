--- The log. The module is itself a logger: logger:info("started", {port = 8080}).

--- A logger. Immutable.
type Logger = {
    --- Logs a line that matters to developers.
    debug: (self: Logger, message: string, fields: {[string]: any}?) -> (),
    --- Logs a line that matters to operators.
    info: (self: Logger, message: string, fields: {[string]: any}?) -> (),
    --- Logs something that is odd, but was coped with.
    warn: (self: Logger, message: string, fields: {[string]: any}?) -> (),
    --- Logs a failure.
    error: (self: Logger, message: string, fields: {[string]: any}?) -> (),
    --- A logger that adds these fields to every line.
    with: (self: Logger, fields: {[string]: any}) -> Logger,
    --- A logger with a part added to its name.
    named: (self: Logger, name: string) -> (Logger?, errors.Error?),
}

type Module = Logger
