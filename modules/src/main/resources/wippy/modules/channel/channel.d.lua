--- Channels between the tasks of one process, as in Go.

--- A channel. It belongs to the process that made it and cannot be sent to another.
type Channel = {
    --- Sends a value, nil included, and waits until it is received or finds room in the buffer.
    --- Raises if the channel is closed. A sender that waits while it is closed gets nil and an error.
    send: (self: Channel, value: any) -> (boolean?, errors.Error?),
    --- Receives a value and true, and waits for one. Nil and false once the channel is closed and empty.
    receive: (self: Channel) -> (any, boolean),
    --- Closes the channel: what is in its buffer can still be received. Closing again does nothing.
    close: (self: Channel) -> (),
    --- A case for select that sends a value. It is never ready once the channel is closed.
    case_send: (self: Channel, value: any) -> SelectCase,
    --- A case for select that receives a value.
    case_receive: (self: Channel) -> SelectCase,
}

--- One way for a select to end; made by a channel.
type SelectCase = {}

--- How a select ended.
type SelectResult = {
    --- The channel of the case that was done; nil for the default.
    channel: Channel?,
    --- What was received or sent.
    value: any,
    --- False if a channel to receive from was closed.
    ok: boolean,
    --- True if no case was ready and there was a default; otherwise nil.
    default: boolean?,
}

type Module = {
    --- Makes a channel with room for so many values; with none, sender and receiver meet.
    new: (size: integer?) -> Channel,
    --- Waits until one of the cases can be done, and does it. Of several that are ready the first in
    --- the list is done. With a default, given as second argument or as field "default" of the list,
    --- it does not wait.
    select: (cases: {any}, default: boolean?) -> SelectResult,
}
