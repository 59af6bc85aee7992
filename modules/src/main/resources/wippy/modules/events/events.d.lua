--- Events for whoever listens: the sender does not know who does. For watching what goes on; what must
--- arrive is better sent to a process.
---
--- Names are texts with dots, such as "orders" or "user.created". In what is subscribed to, * is one
--- segment between dots, ** any number of segments, and (a|b) alternatives.
---
--- With logmanager.stream_to_events, what is logged is an event of the system "log" as well: its kind is
--- the level, its path the name of the logger or "runtime", its data {level, message, fields}.

--- Something that happened.
type Event = {
    --- What it happened in.
    system: string,
    --- What happened.
    kind: string,
    --- What it happened to.
    path: string,
    --- What else there is to say.
    data: any,
}

--- Interest in events.
type Subscription = {
    --- The channel that gets the events.
    channel: (self: Subscription) -> channel.Channel,
    --- Ends it and closes the channel; whether it was open.
    close: (self: Subscription) -> boolean,
}

type Module = {
    --- Tells all who subscribed to the system. The data is copied.
    --- @permission events.send on system
    send: (system: string, kind: string, path: string, data: any?) -> (boolean?, errors.Error?),
    --- Subscribes to the events of a system, or of those that a pattern matches; of all kinds or of one
    --- kind or pattern.
    --- @permission events.subscribe on system
    subscribe: (system: string, kind: string?) -> (Subscription?, errors.Error?),
}
