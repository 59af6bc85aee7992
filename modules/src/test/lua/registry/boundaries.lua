-- The edges of each function: what it takes at most and at least, and what it makes of the rest.
local function ids(entries, err)
    if err then
        return err:kind() .. ": " .. err
    end
    local names = {}
    for _, entry in ipairs(entries) do
        names[#names + 1] = entry.id
    end
    return #names .. " " .. table.concat(names, " ")
end

local function find(filter)
    io.print(ids(registry.find(filter)))
end

local function fails(value, err)
    io.print(value, err and err:kind(), err)
end

local function raises(call, ...)
    local ok, message = pcall(call, ...)
    io.print(ok, message)
end

local function change(method, argument)
    local changes = registry.snapshot():changes()
    local staged, err = changes[method](changes, argument)
    if not staged then
        return nil, err
    end
    return changes:apply()
end

local function searching()
    -- Each key with a wildcard, at either end and in the middle.
    find({ [".id"] = "test:tool.one" })
    find({ [".id"] = "test:tool.*" })
    find({ [".id"] = "*:tool.o*e" })
    find({ [".id"] = "tool.one" })
    find({ [".name"] = "*.two" })
    find({ [".name"] = "tool" })
    find({ [".ns"] = "te*", [".kind"] = "registry.*" })
    find({ [".ns"] = "" })
    find({ [".kind"] = "*" , [".name"] = "edge" })
    -- Equality is of values, not of texts.
    find({ ["meta.order"] = 3 })
    find({ ["meta.order"] = 3.0 })
    find({ ["meta.order"] = "3" })
    find({ ["meta.flag"] = true })
    find({ ["meta.flag"] = "true" })
    find({ ["meta.dotted.key"] = "yes" })
    find({ ["meta.nested.key"] = "no" })
    find({ ["meta.absent"] = "x" })
    -- A list wants all of its items; nothing wants nothing.
    find({ ["meta.tags"] = { "x", "y" } })
    find({ ["meta.tags"] = { "x", "z" } })
    find({ ["meta.tags"] = "x" })
    find({ ["meta.tags"] = {}, [".name"] = "edge" })
    -- Signs, on texts, lists and what is neither.
    find({ ["*meta.title"] = "t" })
    find({ ["*meta.tags"] = "x" })
    find({ ["*meta.tags"] = { "y", "x" } })
    find({ ["*meta.order"] = "3" })
    find({ ["^meta.title"] = "" })
    find({ ["^meta.tags"] = "x" })
    find({ ["$meta.title"] = "title" })
    find({ ["~meta.title"] = "^odd|Two$" })
    find({ ["~meta.title"] = "[" })
    find({ ["^meta.title"] = 1 })
    find({ [".kind"] = 1 })
    find({ ["meta.order"] = print })
    -- Keys that mean nothing are skipped.
    io.print(#registry.find({ meta = { type = "tool" }, ["~"] = "x", [""] = "x", [".kinds"] = "x" })
        == #registry.find({}))
    raises(registry.find)
    raises(registry.snapshot().find, registry.snapshot())
end

local function reading()
    local odd = registry.get("test:edge")
    io.print(odd.data.empty == nil, next(odd.data.map), odd.data.deep.deep[1].deep, odd.meta.nested.key)
    fails(registry.get(""))
    fails(registry.get(":edge"))
    fails(registry.get("test:"))
    fails(registry.get("test:edge "))
    raises(registry.get, {})
    fails(registry.snapshot():get("x"))
    raises(registry.snapshot().get, registry.snapshot())
    raises(registry.snapshot().get, {}, "test:edge")
    io.print(#registry.snapshot():namespace(""), #registry.snapshot():namespace("test.sub"))
    for _, text in ipairs({ "", ":", "a:", ":b", "a:b:c" }) do
        local id = registry.parse_id(text)
        io.print("[" .. id.ns .. "]", "[" .. id.name .. "]")
    end
    raises(registry.parse_id)
end

local function changing()
    local before = registry.current_version()
    io.print(before:id(), before:next(), before:previous())
    fails(change("create", { id = "test:edge", kind = "registry.entry" }))
    fails(change("update", { id = "test:none", kind = "registry.entry" }))
    fails(change("delete", "test:none"))
    fails(change("delete", "none"))
    fails(change("delete", {}))
    fails(change("update", nil))
    fails(change("create", { id = "test:k", kind = "" }))
    fails(change("create", { id = "test:k", kind = "registry.entry", meta = { 1 } }))
    fails(change("create", { id = "test:k", kind = "registry.entry", meta = "x" }))
    fails(change("create", { id = "test:k", kind = "registry.entry", data = { [1] = 1, [3] = 3 } }))
    fails(change("create", { id = "test:k", kind = "process.service", data = {} }))
    io.print(registry.current_version():id() == before:id())

    -- Data of every sort comes back as it was.
    io.print(change("create", { id = "test:k", kind = "registry.entry",
        data = { text = "ä\0b", int = math.mininteger, float = 0.1, flag = false, list = { 1, { 2 } }, map = {} } }))
    local data = registry.get("test:k").data
    io.print(data.text == "ä\0b", data.int, data.float, data.flag, data.list[2][1], next(data.map))
    io.print(change("update", { id = "test:k", kind = "registry.entry", data = "only text" }))
    io.print(registry.get("test:k").data, next(registry.get("test:k").meta))
    -- The kind may change; what is changed twice counts once.
    local twice = registry.snapshot():changes()
    twice:update({ id = "test:k", kind = "library.lua", data = { source = "return 1" } })
    twice:delete("test:k")
    twice:create({ id = "test:k", kind = "library.lua", data = { source = "return 2" } })
    io.print(#twice:ops(), twice:apply())
    io.print(registry.get("test:k").kind, registry.get("test:k").data.source)
    -- Together they are nothing, so that no version is made.
    local nothing = registry.snapshot():changes()
    nothing:create({ id = "test:n", kind = "registry.entry" })
    nothing:delete("test:n")
    io.print(nothing:apply(), #registry.versions())
    raises(twice.apply, {})
end

local function versions()
    local all = registry.versions()
    io.print(#all, all[1]:string(), all[1]:previous(), all[#all]:next(), tostring(all[2]:next()))
    io.print(registry.apply_version(all[#all]), registry.apply_version(all[1]), registry.current_version())
    io.print(registry.get("test:k"))
    io.print(#registry.build_delta(all[1], all[1]), #registry.build_delta({}, {}))
    local delta = registry.build_delta(all[2], registry.snapshot():entries())
    io.print(#delta, delta[1].kind, delta[1].entry.id)
    io.print(registry.apply_version(all[#all]))
    raises(registry.apply_version)
    raises(registry.apply_version, "v1")
    raises(registry.build_delta, {}, 1)
    fails(registry.snapshot_at(-1))
    fails(registry.snapshot_at(1 << 40))
    raises(registry.snapshot_at, 1.5)
    raises(registry.snapshot_at, "x")
    local history = registry.history()
    io.print(history:get_version(0), history:snapshot_at(all[1]):version())
    fails(history:get_version(-1))
    raises(history.get_version, history, "x")
    raises(history.snapshot_at, history, 1)
    raises(history.versions, all)
end

local function main()
    searching()
    reading()
    changing()
    versions()
end

return { main = main }
