--- What runs, what it runs on, and its end.

--- A module that entries may list.
type ModuleInfo = {
    name: string,
    --- What it is for.
    description: string,
    --- What it deals with: deterministic, encoding, time, nondeterministic, io, process, storage or network.
    class: {string},
}

--- The heap of the runtime, in bytes, as the JVM tells: it counts no objects, and stacks of processes are
--- part of the heap.
type MemStats = {
    --- In use, by what lives and by what was not collected yet.
    alloc: integer,
    --- Allocated since the start, also what was collected since.
    total_alloc: integer,
    --- Got from the operating system, also for code and classes.
    sys: integer,
    --- As alloc.
    heap_alloc: integer,
    --- Got from the operating system for the heap.
    heap_sys: integer,
    --- Of that not in use.
    heap_idle: integer,
    --- As alloc.
    heap_in_use: integer,
    --- How often the heap was collected.
    num_gc: integer,
}

--- A process host.
type HostStats = {
    id: string,
    --- How many workers serve it at once at most.
    workers: integer,
    --- How many processes it has.
    processes: integer,
    --- How often workers have served its processes.
    executed: integer,
    --- How many of these turns a worker took from another one's queue.
    stolen: integer,
    --- How many of its processes wait for a worker.
    queue_depth: integer,
}

--- A process, as it is seen from outside.
type ProcessStats = {
    pid: string,
    --- The id of its host.
    host: string,
    --- The id of the entry that it runs.
    source: string,
    --- "running", "ready" (it waits for a worker), "waiting" (for something to happen) or "ending".
    state: string,
    --- When it was spawned, in nanoseconds since 1970; exact to some milliseconds.
    started_at: integer,
    --- The process that spawned it, while that lives.
    parent: string?,
    --- More about it.
    stats: {
        --- How long it has run, in milliseconds, as a look at each millisecond found.
        cpu_ms: integer,
        --- How many tasks it has.
        tasks: integer,
    },
}

--- A service or host that is supervised.
type ServiceState = {
    id: string,
    --- "unknown" (not started), "starting", "running", "stopping", "stopped", "exited" (ended for good) or
    --- "failed" (started again later, unless it has used up its attempts).
    status: string,
    --- "running" or "stopped".
    desired: string,
    --- How often in a row it was started again; 0 when it has run stably.
    retry_count: integer,
    --- When the status changed last, in nanoseconds since 1970; 0 for never.
    last_update: integer,
    --- When it began to run last, likewise.
    started_at: integer,
    --- What it waits for, or what it last failed with.
    details: string?,
}

--- A node of the cluster.
type NodeInfo = {
    id: string,
    --- Whether it is this one.
    is_local: boolean,
}

type Module = {
    --- Ends the application in order; the program ends with the code, from 0 to 255 and 0 unless given.
    --- @permission system.exit
    exit: (code: integer?) -> (boolean?, errors.Error?),
    --- The modules that entries may list.
    --- @permission system.read on "modules"
    modules: () -> ({ModuleInfo}?, errors.Error?),

    --- The heap.
    memory: {
        --- Sizes and counts.
        --- @permission system.read on "memory"
        stats: () -> (MemStats?, errors.Error?),
        --- Bytes in use, by what lives and by what was not collected yet.
        --- @permission system.read on "memory"
        allocated: () -> (integer?, errors.Error?),
        --- Unavailable: the JVM does not count its objects.
        --- @permission system.read on "memory"
        heap_objects: () -> (integer?, errors.Error?),
        --- Sets how many bytes the collector tries to stay below, at most what -m says; -1 for that. Gives
        --- the limit before.
        --- @permission system.control on "memory_limit"
        set_limit: (limit: integer) -> (integer?, errors.Error?),
        --- How many bytes the collector tries to stay below.
        --- @permission system.read on "memory_limit"
        get_limit: () -> (integer?, errors.Error?),
    },

    --- The collector.
    gc: {
        --- Collects the whole heap; other processes run meanwhile.
        --- @permission system.gc on "gc"
        collect: () -> (boolean?, errors.Error?),
        --- Unavailable: the collector of the JVM has no such percentage.
        --- @permission system.gc on "gc_percent"
        set_percent: (percent: number) -> (number?, errors.Error?),
        --- Unavailable, likewise.
        --- @permission system.read on "gc_percent"
        get_percent: () -> (number?, errors.Error?),
    },

    --- The runtime.
    runtime: {
        --- How many tasks all processes have together: each has one, and those that it started.
        --- @permission system.read on "goroutines"
        goroutines: () -> (integer?, errors.Error?),
        --- How many workers run processes. Their number cannot change: another one is Unavailable.
        --- @permission system.read on "gomaxprocs"
        --- @permission system.control on "gomaxprocs", to set it
        max_procs: (procs: integer?) -> (integer?, errors.Error?),
        --- How many processors the machine has for this program.
        --- @permission system.read on "cpu"
        cpu_count: () -> (integer?, errors.Error?),
    },

    --- The process of the operating system.
    process: {
        --- Its number.
        --- @permission system.read on "pid"
        pid: () -> (integer?, errors.Error?),
        --- The name of the machine.
        --- @permission system.read on "hostname"
        hostname: () -> (string?, errors.Error?),
        --- The directory that it was started in.
        --- @permission system.read on "cwd"
        cwd: () -> (string?, errors.Error?),
    },

    --- Process hosts.
    hosts: {
        --- All hosts, in the order of their ids. Looks at each process.
        --- @permission system.read on "hosts"
        list: () -> ({HostStats}?, errors.Error?),
        --- The processes of a host, the oldest first. Looks at each process.
        --- @permission system.read on "hosts"
        processes: (host_id: string) -> ({ProcessStats}?, errors.Error?),
    },

    --- Supervised services and hosts.
    supervisor: {
        --- How one fares.
        --- @permission system.read on "supervisor"
        state: (service_id: string) -> (ServiceState?, errors.Error?),
        --- How all fare.
        --- @permission system.read on "supervisor"
        states: () -> ({ServiceState}?, errors.Error?),
    },

    --- This node.
    node: {
        --- Its name.
        --- @permission system.read on "node"
        id: () -> (string?, errors.Error?),
        --- Fails: a node by itself has no address.
        --- @permission system.read on "node"
        addr: () -> (string?, errors.Error?),
        --- "non-member": it is part of no cluster.
        --- @permission system.read on "node"
        role: () -> (string?, errors.Error?),
    },

    --- The cluster, which is this node alone.
    cluster: {
        --- Its nodes, this one first.
        --- @permission system.read on "cluster"
        members: () -> ({NodeInfo}?, errors.Error?),
        --- The leader's id; empty, as there is none.
        --- @permission system.read on "cluster"
        leader: () -> (string?, errors.Error?),
        --- How many nodes there are.
        --- @permission system.read on "cluster"
        size: () -> (integer?, errors.Error?),
    },

    --- The agreement of a cluster. Everything fails, as there is none.
    raft: {
        --- Whether this node is the leader.
        --- @permission system.read on "raft"
        is_leader: () -> (boolean?, errors.Error?),
        --- Whether this node is a voter or standby.
        --- @permission system.read on "raft"
        is_member: () -> (boolean?, errors.Error?),
        --- The role of this node.
        --- @permission system.read on "raft"
        role: () -> (string?, errors.Error?),
        --- The current term.
        --- @permission system.read on "raft"
        term: () -> (integer?, errors.Error?),
        --- The highest index that is agreed upon.
        --- @permission system.read on "raft"
        commit_index: () -> (integer?, errors.Error?),
        --- All that it knows of itself.
        --- @permission system.read on "raft_stats"
        stats: () -> ({[string]: string}?, errors.Error?),
    },

    --- Locks of a cluster. Both fail, as there is none.
    lock: {
        --- Takes a lock.
        --- @permission system.lock on name
        acquire: (name: string) -> (boolean?, errors.Error?),
        --- Gives it back.
        --- @permission system.lock on name
        release: (name: string) -> (boolean?, errors.Error?),
    },
}
