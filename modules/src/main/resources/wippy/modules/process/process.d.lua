--- Processes seen from inside them. A destination is a PID or a registered name; a host is the id of an
--- entry of kind process.host. What is sent is copied; functions, coroutines and channels cannot be.

--- A received message.
type Message = {
    --- What it is about.
    topic: (self: Message) -> string,
    --- The sender's PID; empty if no process sent it.
    from: (self: Message) -> string,
    --- What was sent: a payload, a list of them for several values, nil for none.
    payload: (self: Message) -> payload.Payload | {payload.Payload} | nil,
}

--- How a process ended.
type ExitResult = {
    --- What its main function returned.
    value: any,
    --- What it failed with.
    error: errors.Error?,
}

--- Something that happened to a process.
type Event = {
    --- One of process.event.
    kind: string,
    --- The PID that it is about.
    from: string,
    --- When it happened, in seconds since 1970.
    at: integer,
    --- For EXIT and LINK_DOWN.
    result: ExitResult?,
    --- For CANCEL.
    reason: string?,
    --- For OUTDATED: the ids of the entries that have changed or import one that has, as far as this process
    --- runs them.
    sources: {string}?,
}

--- A spawn in preparation. Immutable: what changes it gives another. What is not permitted is raised here.
type SpawnBuilder = {
    --- Adds values that the process, and everything that it calls or spawns, finds by name.
    --- @permission process.context on "context"
    with_context: (self: SpawnBuilder, values: {[string]: any}) -> SpawnBuilder,
    --- Sets options; those that are not known mean nothing. limits = {mailbox = 100, cpu = "2s", memory = "64M"}
    --- bounds the messages that the process has not received (then process.send to it gives an error of kind
    --- LimitExceeded), the time that it may run and the memory that it may hold (then it ends with that kind),
    --- beside what its host says.
    --- @permission process.context on "context"
    with_options: (self: SpawnBuilder, options: {[string]: any}) -> SpawnBuilder,
    --- Lets the process run in the name of another actor.
    --- @permission process.security on "security"
    with_actor: (self: SpawnBuilder, actor: security.Actor) -> SpawnBuilder,
    --- Lets the process run under another scope.
    --- @permission process.security on "security"
    with_scope: (self: SpawnBuilder, scope: security.Scope) -> SpawnBuilder,
    --- Names the process. If another has the name, no process is made: that one gets the messages.
    with_name: (self: SpawnBuilder, name: string) -> SpawnBuilder,
    --- Adds a message that the process finds before any other; it has no sender.
    with_message: (self: SpawnBuilder, topic: string, ...any) -> SpawnBuilder,
    --- As process.spawn.
    --- @permission process.spawn on id
    --- @permission process.host on host
    spawn: (self: SpawnBuilder, id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As process.spawn_monitored.
    --- @permission process.spawn on id
    --- @permission process.spawn.monitored on id
    --- @permission process.host on host
    spawn_monitored: (self: SpawnBuilder, id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As process.spawn_linked.
    --- @permission process.spawn on id
    --- @permission process.spawn.linked on id
    --- @permission process.host on host
    spawn_linked: (self: SpawnBuilder, id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As process.spawn_linked_monitored.
    --- @permission process.spawn on id
    --- @permission process.spawn.monitored on id
    --- @permission process.spawn.linked on id
    --- @permission process.host on host
    spawn_linked_monitored: (self: SpawnBuilder, id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As process.exec.
    --- @permission process.exec on id
    --- @permission process.host on host
    exec: (self: SpawnBuilder, id: string, host: string, ...any) -> (any, errors.Error?),
}

type Module = {
    --- The id of the entry that runs.
    id: () -> string,
    --- The PID of this process.
    pid: () -> string,

    --- Sends values to a process under a topic. Topics that begin with "@" are the system's own.
    --- @permission process.send on the PID
    send: (destination: string, topic: string, ...any) -> (boolean?, errors.Error?),
    --- The channel of all messages that no listener takes, the same each time.
    inbox: () -> channel.Channel,
    --- The channel of events, the same each time.
    events: () -> channel.Channel,
    --- The channel of the messages of one topic, the same while it listens: as values, or as Message
    --- objects if the option "message" is true.
    listen: (topic: string, options: {message: boolean?}?) -> (channel.Channel?, errors.Error?),
    --- Ends listening and closes the channel. False and an error if it did not listen.
    unlisten: (ch: channel.Channel) -> (boolean, errors.Error?),

    --- Starts a process of an entry on a host, with arguments for its main function; gives its PID.
    --- @permission process.spawn on id
    --- @permission process.host on host
    spawn: (id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As spawn; when the process ends, this one gets an EXIT event.
    --- @permission process.spawn on id
    --- @permission process.spawn.monitored on id
    --- @permission process.host on host
    spawn_monitored: (id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As spawn, and links both: when one fails, the other gets LINK_DOWN or ends too.
    --- @permission process.spawn on id
    --- @permission process.spawn.linked on id
    --- @permission process.host on host
    spawn_linked: (id: string, host: string, ...any) -> (string?, errors.Error?),
    --- As spawn_linked and spawn_monitored.
    --- @permission process.spawn on id
    --- @permission process.spawn.monitored on id
    --- @permission process.spawn.linked on id
    --- @permission process.host on host
    spawn_linked_monitored: (id: string, host: string, ...any) -> (string?, errors.Error?),
    --- Runs a process to its end, even if this one ends before; gives its result.
    --- @permission process.exec on id
    --- @permission process.host on host
    exec: (id: string, host: string, ...any) -> (any, errors.Error?),
    --- A builder with values that the process finds by name.
    --- @permission process.context on "context"
    with_context: (values: {[string]: any}) -> SpawnBuilder,
    --- A builder with options.
    --- @permission process.context on "context"
    with_options: (options: {[string]: any}) -> SpawnBuilder,

    --- Ends a process at once.
    --- @permission process.terminate on the PID
    terminate: (destination: string) -> (boolean?, errors.Error?),
    --- Asks a process to end: it gets a CANCEL event and may do as it likes.
    --- @permission process.cancel on the PID
    cancel: (destination: string, reason: string?) -> (boolean?, errors.Error?),
    --- Asks for an EXIT event when a process ends. Twice is an error.
    --- @permission process.monitor on the PID
    monitor: (destination: string) -> (boolean?, errors.Error?),
    --- Undoes monitor.
    --- @permission process.unmonitor on the PID
    unmonitor: (destination: string) -> (boolean?, errors.Error?),
    --- Links this process with another.
    --- @permission process.link on the PID
    link: (destination: string) -> (boolean?, errors.Error?),
    --- Undoes link.
    --- @permission process.unlink on the PID
    unlink: (destination: string) -> (boolean?, errors.Error?),

    --- The options of this process.
    get_options: () -> {trap_links: boolean, upgradable: boolean},
    --- Sets options. trap_links makes a broken link an event instead of the end of this process; upgradable
    --- asks for an OUTDATED event when its code changes.
    set_options: (options: {trap_links: boolean?, upgradable: boolean?}) -> (boolean, errors.Error?),
    --- Goes on as the same process with the code of another process entry, or without an id with its own as
    --- it is now; the values are copied and are the arguments of its main function. PID, names, monitors,
    --- links and messages and events that nobody has received stay; variables, channels, coroutines, timers
    --- and options go. Never returns: raises if there is no such process or a value cannot be sent.
    upgrade: (id: string?, ...any) -> (),

    --- The kinds of events.
    event: {
        --- Somebody asks this process to end.
        CANCEL: "pid.cancel",
        --- A monitored process has ended.
        EXIT: "pid.exit",
        --- A linked process has failed.
        LINK_DOWN: "pid.link.down",
        --- The code of this process, or something that it imports, has changed. Only for processes with the
        --- option upgradable; several changes are one event until it is received.
        OUTDATED: "pid.outdated",
    },

    --- Names of processes. They end with their process.
    registry: {
        --- Names a process, this one unless a PID is given. A process may have several names.
        --- @permission process.registry.register on name
        --- @permission process.registry.foreign on pid, unless it is this process
        register: (name: string, pid: string?, scope: integer?) -> (boolean?, errors.Error?),
        --- The PID of a name.
        lookup: (name: string) -> (string?, errors.Error?),
        --- Frees a name; false if nobody had it.
        --- @permission process.registry.unregister on name
        unregister: (name: string, scope: integer?) -> (boolean?, errors.Error?),
        --- Scope: known on this node.
        LOCAL: 0,
        --- Scope: known in the cluster after a while.
        EVENTUAL: 1,
        --- Scope: one holder in the cluster.
        CONSISTENT: 2,
        --- Scope: one holder in the cluster, known to every node.
        STRONG: 3,
    },
}
