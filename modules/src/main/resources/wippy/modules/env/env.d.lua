--- The environment variables that the application declares by entries of kind env.variable.

type Module = {
    --- The value of a variable, or its default. It is named by its public name, by the full id of its
    --- entry, or by the bare name of an entry of the caller's namespace. An error of kind NotFound if
    --- there is no such variable or it has no value, Invalid if the name is empty.
    --- @permission env.get on key
    get: (key: string) -> (string?, errors.Error?),
    --- Changes the value of a variable, as long as its storage keeps it. An error of kind
    --- PermissionDenied if the variable or its storage is read-only.
    --- @permission env.set on key
    set: (key: string, value: string) -> (boolean?, errors.Error?),
    --- The values of all variables that have a public name and a value, by name.
    --- @permission env.get on each name; others are left out
    get_all: () -> ({[string]: string}?, errors.Error?),
}
