--- The application's entries: reading them, searching them, and changing them while it runs.

--- An entry as a table.
type Entry = {
    --- namespace:name.
    id: string,
    --- What it is, such as "function.lua".
    kind: string,
    --- Searchable metadata.
    meta: {[string]: any},
    --- What its kind makes of it.
    data: any,
}

--- An id in its parts.
type ParsedID = {
    --- The namespace; empty if the text has no colon.
    ns: string,
    --- The name.
    name: string,
}

--- A version of the registry.
type Version = {
    --- Its number, 0 for the state that the application was loaded in.
    id: (self: Version) -> integer,
    --- "v0", "v1", …
    string: (self: Version) -> string,
    --- The version that it was made from, nil for the first.
    previous: (self: Version) -> Version?,
    --- The version made from it, the latest if there are several, nil if there is none.
    next: (self: Version) -> Version?,
}

--- Changes that are collected and applied as one transaction.
type Changes = {
    --- Adds the creation of an entry {id, kind, meta, data}.
    create: (self: Changes, entry: any) -> (Changes?, errors.Error?),
    --- Adds the replacement of an entry as a whole.
    update: (self: Changes, entry: any) -> (Changes?, errors.Error?),
    --- Adds the deletion of an entry, by id or {ns, name}. What needs it goes on with what it has;
    --- the log names it.
    delete: (self: Changes, id: any) -> (Changes?, errors.Error?),
    --- What was added: a list of {kind = "entry.create", entry = …} and the like.
    ops: (self: Changes) -> {any},
    --- Applies everything or nothing: the new version, or nil and why not. The error's details have
    --- count, summary and errors.
    --- @permission registry.apply
    apply: (self: Changes) -> (Version?, errors.Error?),
}

--- All entries of one version; it does not change.
type Snapshot = {
    --- All entries.
    --- @permission registry.get on the id of each entry; others are left out
    entries: (self: Snapshot) -> ({Entry}?, errors.Error?),
    --- The entry of that id, or nil and NotFound.
    --- @permission registry.get on id
    get: (self: Snapshot, id: string) -> (Entry?, errors.Error?),
    --- As registry.find.
    --- @permission registry.get on the id of each entry; others are left out
    find: (self: Snapshot, filter: {[string]: any}) -> ({Entry}?, errors.Error?),
    --- The entries of exactly that namespace.
    --- @permission registry.get on the id of each entry; others are left out
    namespace: (self: Snapshot, ns: string) -> ({Entry}?, errors.Error?),
    --- The version that this is the state of.
    version: (self: Snapshot) -> Version,
    --- A new collection of changes.
    changes: (self: Snapshot) -> (Changes?, errors.Error?),
}

--- The versions that there are.
type History = {
    --- Every version, oldest first.
    versions: (self: History) -> ({Version}?, errors.Error?),
    --- The version of that number, or nil and NotFound.
    get_version: (self: History, id: integer) -> (Version?, errors.Error?),
    --- The entries as they were at a version.
    snapshot_at: (self: History, version: Version) -> (Snapshot?, errors.Error?),
}

type Module = {
    --- The entry of that id as it is now, or nil and NotFound.
    --- @permission registry.get on id
    get: (id: string) -> (Entry?, errors.Error?),
    --- The entries for which all conditions hold. Keys: .kind, .name, .ns and .id, with * for any
    --- characters; meta.KEY for equality; ~meta.KEY for a regular expression, *meta.KEY for
    --- contains, ^meta.KEY for a prefix, $meta.KEY for a suffix. Other keys are skipped.
    --- @permission registry.get on the id of each entry; others are left out
    find: (filter: {[string]: any}) -> ({Entry}?, errors.Error?),
    --- The parts of an id; the first colon separates.
    parse_id: (id: string) -> ParsedID,
    --- The entries as they are now.
    snapshot: () -> (Snapshot?, errors.Error?),
    --- The entries as they were at the version of that number, from 1 on.
    snapshot_at: (id: integer) -> (Snapshot?, errors.Error?),
    --- The changes from one list of entries, or version, to another, in the order of a transaction:
    --- a list of {kind = "entry.create", entry = …}.
    build_delta: (from: Version | {Entry}, to: Version | {Entry}) -> ({any}?, errors.Error?),
    --- The version that is current.
    current_version: () -> (Version?, errors.Error?),
    --- Every version, oldest first.
    versions: () -> ({Version}?, errors.Error?),
    --- The versions as an object.
    history: () -> (History?, errors.Error?),
    --- Goes back or forward to a version, as one transaction.
    --- @permission registry.apply_version
    apply_version: (version: Version) -> (boolean?, errors.Error?),
}
