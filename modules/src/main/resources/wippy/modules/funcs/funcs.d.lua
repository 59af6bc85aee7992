--- Calls of the application's functions. Each call runs in a process of its own; arguments and result
--- are copied. Of a function whose entry has a pool of type lazy, or no pool, so many calls run at once
--- as the pool's max_size says (100 without a pool); further ones wait, in order.

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

--- Calls with context values and options. Immutable: what changes it gives another. Calls in the name
--- of another actor come with the module security, which this version does not have.
type Executor = {
    --- Adds values that the function, and everything that it calls or spawns, finds by name.
    --- @permission funcs.context
    with_context: (self: Executor, values: {[string]: any}) -> (Executor?, errors.Error?),
    --- Sets options: retry = {max_attempts, initial_delay, max_delay, backoff_factor, jitter,
    --- retry_kinds, skip_kinds}, delays in milliseconds or as durations. Others mean nothing.
    with_options: (self: Executor, options: {[string]: any}) -> (Executor?, errors.Error?),
    --- As funcs.call.
    --- @permission funcs.call
    call: (self: Executor, id: string, ...any) -> (any, errors.Error?),
    --- As funcs.async.
    --- @permission funcs.call
    async: (self: Executor, id: string, ...any) -> (Future?, errors.Error?),
}

type Module = {
    --- Calls a function, or a process that says where it runs, by the id of its entry and waits: its
    --- first result, or nil and the error that it failed with. If this process ends before, the function does,
    --- too, and a process gets a CANCEL event.
    --- @permission funcs.call
    call: (id: string, ...any) -> (any, errors.Error?),
    --- Calls a function and goes on.
    --- @permission funcs.call
    async: (id: string, ...any) -> (Future?, errors.Error?),
    --- An executor that adds nothing yet.
    new: () -> Executor,
}
