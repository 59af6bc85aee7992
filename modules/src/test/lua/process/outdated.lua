-- Processes hear that their code has changed, and go on with the new one.
local me = process.pid()
local reports = process.listen("report")

local function source(text)
    return 'return { name = function() return "' .. text .. '" end }'
end

local function change(ids)
    local changes = registry.snapshot():changes()
    for id, text in pairs(ids) do
        changes:update({ id = id, kind = "library.lua", data = { source = source(text) } })
    end
    local _, err = changes:apply()
    assert(not err, err)
end

local function show(pid)
    process.send(pid, "events")
    io.print(table.unpack((reports:receive())))
end

local function main()
    local pid = process.spawn("test:renewable", "test:processes", me, true, "first")
    io.print(table.unpack((reports:receive())))
    local indifferent = process.spawn("test:renewable", "test:processes", me, false, "other")
    io.print(table.unpack((reports:receive())))

    -- Nothing that it runs has changed.
    change { ["test:unused"] = "x" }
    show(pid)

    -- Something it imports has, and with it what imports that.
    change { ["test:name"] = "one" }
    show(pid)
    show(pid)

    -- Several changes are one event as long as nobody receives it.
    change { ["test:name"] = "two" }
    change { ["test:other"] = "three" }
    change { ["test:name"] = "four" }
    show(pid)

    -- It was never said to this one.
    show(indifferent)

    -- What it goes on with is up to date, so that nothing is left to be heard.
    change { ["test:name"] = "five" }
    process.send(pid, "upgrade", "second")
    io.print(table.unpack((reports:receive())))
    show(pid)
    change { ["test:other"] = "six" }
    show(pid)

    -- Whoever asks late hears at once; whoever asks no more, nothing.
    process.send(indifferent, "upgradable", true)
    show(indifferent)
    process.send(indifferent, "upgradable", true)
    process.send(indifferent, "upgradable", false)
    show(indifferent)
    change { ["test:name"] = "seven" }
    show(indifferent)

    -- Deleted code has no successor.
    local changes = registry.snapshot():changes()
    changes:delete("test:name")
    changes:apply()
    show(pid)
    process.send(pid, "upgrade", "third")
    io.print(table.unpack((reports:receive())))
end

return { main = main }
