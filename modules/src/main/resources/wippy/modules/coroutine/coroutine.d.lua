--- Coroutines of Lua 5.3, and tasks that run beside each other.

--- A task or coroutine.
type Thread = {}

type Module = {
    --- Starts a task of this process that calls the function without arguments. Tasks take turns; one
    --- that waits lets the others run. An error in a task ends the process.
    spawn: (f: () -> any) -> Thread,
    --- Makes a coroutine that will call the function.
    create: (f: (...any) -> any) -> Thread,
    --- Runs a coroutine until it yields or ends: true and what it passes, or false and the error.
    resume: (co: Thread, ...any) -> (boolean, any),
    --- Leaves the running coroutine; gives what the next resume passes. In no coroutine: lets other
    --- tasks run.
    yield: (...any) -> any,
    --- Makes a function that resumes a coroutine each time it is called, and passes errors on.
    wrap: (f: (...any) -> any) -> (...any) -> any,
    --- What a coroutine or task is doing: "suspended", "running", "normal" or "dead".
    status: (co: Thread) -> string,
    --- The running coroutine, nil in none, and whether there is none.
    running: () -> (Thread?, boolean),
    --- Whether a coroutine is running.
    isyieldable: () -> boolean,
}
