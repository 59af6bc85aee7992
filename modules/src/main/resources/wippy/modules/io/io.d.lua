--- The terminal of a command. In processes of other hosts every function but args answers with an error
--- of kind Unavailable.

type Module = {
    --- Writes values to standard output as they are, nothing between and after.
    write: (...any) -> (boolean?, errors.Error?),
    --- Writes a line to standard output, tabs between the values.
    print: (...any) -> (boolean?, errors.Error?),
    --- Writes a line to standard error, tabs between the values.
    eprint: (...any) -> (boolean?, errors.Error?),
    --- Writes out what is buffered.
    flush: () -> (boolean?, errors.Error?),
    --- Reads at least one and at most so many bytes (1024 unless given). At the end an error with EOF.
    read: (n: integer?) -> (string?, errors.Error?),
    --- Reads a line without its end. At the end of the input an error with EOF.
    readline: () -> (string?, errors.Error?),
    --- Enters raw mode: what is typed comes at once, not by lines, and is not shown; with false leaves it.
    --- It lasts until it was left as often as it was entered, or the command ends. An error of kind
    --- Unavailable if there is no terminal.
    raw: (enable: boolean?) -> (boolean?, errors.Error?),
    --- What followed the command.
    args: () -> {string},
}
