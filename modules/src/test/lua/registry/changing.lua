-- Transactions and versions.
local function titles()
    local names = {}
    for _, entry in ipairs(registry.find({ ["meta.type"] = "tool" })) do
        names[#names + 1] = entry.meta.title
    end
    table.sort(names)
    return table.concat(names, " ")
end

local function fails(value, err)
    io.print(value, err and err:kind(), err)
    return err
end

local function main()
    local changes = registry.snapshot():changes()
    fails(changes:apply())
    fails(changes:create("text"))
    fails(changes:create({ id = "bare", kind = "registry.entry" }))
    fails(changes:create({ id = "test:x" }))
    fails(changes:create({ id = "test:x", kind = "registry.entry", data = { f = print } }))
    fails(changes:create({ id = "test:x", kind = "registry.entry", data = { 1, a = 2 } }))
    fails(changes:create({ id = "test:x", kind = "registry.entry", data = "\xff" }))
    fails(changes:delete(1))
    local loop = {}
    loop.loop = loop
    io.print(select("#", changes:update({ id = "test:x", kind = "registry.entry", data = loop })), #changes:ops())

    changes:create({ id = "test:tool.three", kind = "registry.entry", meta = { type = "tool", title = "Three" } })
        :update({ id = "test:tool.one", kind = "registry.entry", meta = { type = "tool", title = "One more" } })
        :delete({ ns = "test", name = "tool.two" })
    for _, op in ipairs(changes:ops()) do
        io.print(op.kind, op.entry.id)
    end
    io.print(changes)
    local old = registry.snapshot()
    local v1 = changes:apply()
    io.print(v1, v1:id(), v1:string(), v1:previous(), v1:next(), #changes:ops())
    io.print(titles(), #old:entries() == #registry.snapshot():entries(), old:get("test:tool.two") ~= nil)

    -- Refused as a whole.
    changes = registry.snapshot():changes()
    changes:create({ id = "test:fine", kind = "registry.entry" })
    changes:create({ id = "test:tool.three", kind = "registry.entry" })
    changes:delete("test:absent")
    local err = fails(changes:apply())
    io.print(err:details().count, err:details().errors[2].id, err:details().errors[2].kind, registry.get("test:fine"))
    changes = registry.snapshot():changes()
    changes:create({ id = "test:fine", kind = "registry.entry" })
    changes:create({ id = "test:bad", kind = "function.lua", data = { source = "return {", method = "main" } })
    fails(changes:apply())
    changes = registry.snapshot():changes()
    changes:create({ id = "test:odd", kind = "functon.lua" })
    fails(changes:apply())
    changes = registry.snapshot():changes()
    changes:create({ id = "test:odd", kind = "function.lua", data = { source = "", modules = {}, method = "m", imports = { x = "test:nobody" } } })
    fails(changes:apply())
    io.print(registry.current_version(), registry.get("test:fine") == nil)

    -- Back and forth.
    io.print(registry.apply_version(v1:previous()), registry.current_version(), titles())
    io.print(registry.apply_version(v1), registry.current_version(), titles())
    io.print(registry.apply_version(v1:previous()))
    changes = registry.snapshot():changes()
    local v2 = changes:delete("test:tool.one"):apply()
    io.print(v2, v2:previous(), v2:previous():next(), titles())
    local history = registry.history()
    io.print(history, #history:versions(), #registry.versions(), history:get_version(1))
    io.print(#history:snapshot_at(v1):entries() - #history:snapshot_at(v2):entries(), history:snapshot_at(v1))
    fails(history:get_version(9))
    fails(registry.snapshot_at(9))
    fails(registry.snapshot_at(0))
    io.print(registry.snapshot_at(1):get("test:tool.three").meta.title)
    io.print(pcall(registry.apply_version, 1))
    for _, op in ipairs(registry.build_delta(v2, v1)) do
        io.print(op.kind, op.entry.id)
    end
end

return { main = main }
