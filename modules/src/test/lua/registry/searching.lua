-- Reading entries.
local function ids(entries, err)
    if err then
        return err:kind() .. ": " .. err
    end
    local names = {}
    for _, entry in ipairs(entries) do
        names[#names + 1] = entry.id
    end
    return table.concat(names, " ")
end

local function main()
    local one = registry.get("test:tool.one")
    io.print(one.id, one.kind, one.meta.type, one.meta.tags[2], one.data.size)
    io.print(one.data.list[1], one.data.list[2], one.data.list[3], one.data.list[4])
    one.meta.type = "changed here only"
    io.print(registry.get("test:tool.one").meta.type)
    local entry, err = registry.get("test:absent")
    io.print(entry, err:kind(), err)
    entry, err = registry.get("nothing")
    io.print(entry, err:kind(), err)
    io.print(pcall(registry.get))
    io.print(pcall(registry.find, "text"))

    io.print(ids(registry.find({ ["meta.type"] = "tool" })))
    io.print(ids(registry.find({ ["meta.tags"] = { "a" } })))
    io.print(ids(registry.find({ ["*meta.tags"] = "b", ["meta.order"] = 2 })))
    io.print(ids(registry.find({ ["~meta.title"] = "^T.o$" })))
    io.print(ids(registry.find({ ["^meta.title"] = "On" })))
    io.print(ids(registry.find({ ["$meta.title"] = "o" })))
    io.print(ids(registry.find({ [".kind"] = "library.*", [".ns"] = "test" })))
    io.print(#registry.find({ kind = "is skipped" }) == #registry.find({}))
    io.print(ids(registry.find({ ["~meta.title"] = "(" })))
    io.print(ids(registry.find({ [1] = "x" })))

    local id = registry.parse_id("a.b:c:d")
    io.print(id.ns, id.name)
    id = registry.parse_id("bare")
    io.print(id.ns == "", id.name)

    local snapshot = registry.snapshot()
    io.print(snapshot, snapshot:version(), #snapshot:entries(), #snapshot:namespace("test"))
    io.print(#snapshot:namespace("tes"), snapshot:get("test:tool.two").meta.title)
    io.print(ids(snapshot:find({ [".name"] = "tool.*" })))
    entry, err = snapshot:get("test:absent")
    io.print(entry, err:kind())

    local delta = registry.build_delta(
        { { id = "x:old", kind = "k" }, { id = "x:same", kind = "k" }, { id = "x:changed", kind = "k" } },
        { { id = "x:same", kind = "k" }, { id = "x:changed", kind = "k", meta = { a = 1 } }, { id = "x:new", kind = "k" } })
    for _, op in ipairs(delta) do
        io.print(op.kind, op.entry.id, op.entry.meta.a)
    end
    delta, err = registry.build_delta({ 1 }, {})
    io.print(delta, err:kind(), err)
end

return { main = main }
