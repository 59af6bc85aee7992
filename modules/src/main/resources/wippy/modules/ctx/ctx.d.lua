--- Values that with_context gave to this function or process, or to whoever called or spawned it. What
--- is read is a copy.

type Module = {
    --- The value of a name; nil and an error of kind NotFound if there is none.
    get: (key: string) -> (any, errors.Error?),
    --- All values by name.
    all: () -> ({[string]: any}, errors.Error?),
}
