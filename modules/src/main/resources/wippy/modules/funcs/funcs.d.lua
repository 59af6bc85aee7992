--- Calls of the application's functions. An instance of the function answers each call: a process that
--- has loaded its code, answers one call at a time, and keeps the state of its chunk from call to call.
--- Arguments and results are copied. An instance ends when a call raises an error, is cancelled, or leaves
--- something behind (a coroutine, an inbox or listener, a link, a monitor, a name). The entry's pool says
--- how many instances there are: as many as calls need up to max_size, idle ones going after a while
--- (type lazy, with 100 if the entry has no pool and 16 if it says no max_size); always so many workers
--- (static), where calls that find pool.buffer others waiting fail with kind LimitExceeded; as many as
--- the load suggests up to max_size (adaptive); without limit (inline). Other calls wait, in order, but
--- never one below a call of the same function. warm_start makes instances before the first call.

--- A call in progress.
type Future = {
    --- The channel that gets the result, once: a payload, or the error.
    response: (self: Future) -> channel.Channel,
    --- The same channel.
    channel: (self: Future) -> channel.Channel,
    --- Whether the result is there.
    is_complete: (self: Future) -> boolean,
    --- Whether cancel was called.
    is_canceled: (self: Future) -> boolean,
    --- The result: a payload, or nil and the error; nil and nil while there is none.
    result: (self: Future) -> (payload.Payload?, errors.Error?),
    --- The error and true if the call has failed, otherwise nil and false.
    error: (self: Future) -> (errors.Error?, boolean),
    --- Ends the call, if it is not over. The function ends; a process that was called gets a CANCEL event.
    cancel: (self: Future) -> (boolean?, errors.Error?),
}

--- Calls with a context and options. Immutable: what changes it gives another.
type Executor = {
    --- Adds values that the function, and everything that it calls or spawns, finds by name.
    --- @permission funcs.context on "context"
    with_context: (self: Executor, values: {[string]: any}) -> (Executor?, errors.Error?),
    --- Lets the function run in the name of another actor.
    --- @permission funcs.security on "security"
    with_actor: (self: Executor, actor: security.Actor) -> (Executor?, errors.Error?),
    --- Lets the function run under another scope.
    --- @permission funcs.security on "security"
    with_scope: (self: Executor, scope: security.Scope) -> (Executor?, errors.Error?),
    --- Sets options: timeout, after which the function ends and the call fails with kind Timeout; retry =
    --- {max_attempts, initial_delay, max_delay, backoff_factor, jitter, retry_kinds, skip_kinds}, where
    --- each attempt has the timeout. Times are in milliseconds, or durations such as "5s". A function may
    --- have its own retry in its meta.options. Others mean nothing.
    with_options: (self: Executor, options: {[string]: any}) -> (Executor?, errors.Error?),
    --- As funcs.call.
    --- @permission funcs.call on id
    call: (self: Executor, id: string, ...any) -> (any, errors.Error?),
    --- As funcs.async.
    --- @permission funcs.call on id
    async: (self: Executor, id: string, ...any) -> (Future?, errors.Error?),
}

type Module = {
    --- Calls a function, or a process that says where it runs, by the id of its entry and waits: its
    --- first result, or nil and the error that it failed with. If this process ends before, the function does,
    --- too, and a process gets a CANCEL event.
    --- @permission funcs.call on id
    call: (id: string, ...any) -> (any, errors.Error?),
    --- Calls a function and goes on.
    --- @permission funcs.call on id
    async: (id: string, ...any) -> (Future?, errors.Error?),
    --- An executor that adds nothing yet.
    new: () -> Executor,
}
