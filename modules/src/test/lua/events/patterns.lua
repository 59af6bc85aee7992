-- Which names a pattern matches, asked of the event bus.
local names = { "orders", "orders.new", "orders.new.eu", "order", "test", "test.", "a.b.c", "x(y" }

local function matched(pattern)
    local sub = events.subscribe(pattern)
    local done = events.subscribe("done")
    for _, name in ipairs(names) do
        events.send(name, "kind", "path")
    end
    events.send("done", "kind", "path")
    done:channel():receive()
    done:close()
    local found = {}
    while true do
        local r = channel.select { sub:channel():case_receive(), default = true }
        if r.default then
            break
        end
        found[#found + 1] = r.value.system
    end
    sub:close()
    io.print(pattern, "matches " .. table.concat(found, ", "))
end

local function main()
    for _, pattern in ipairs {
        "orders", "orders.*", "orders.**", "*", "**", "*.*", "**.c", "a.*.c", "ord*", "order*",
        "(orders|test)", "orders.(new|old).*", "test.*", "a?b", "a.b.c.**", "[a-z]+",
    } do
        matched(pattern)
    end

    local sub = events.subscribe("shop", "user.(created|deleted)")
    for _, kind in ipairs { "user.created", "user.updated", "user.deleted", "user.created.twice" } do
        events.send("shop", kind, kind)
    end
    io.print(sub:channel():receive().path, sub:channel():receive().path, #names)
    io.print(channel.select { sub:channel():case_receive(), default = true }.default)
end

return { main = main }
