-- A call that tells when it starts and ends, and waits in between until it may go on.
local function pass(main, name)
    process.send(main, "started", name, process.pid())
    process.inbox():receive()
    process.send(main, "done", name)
    return name
end

-- Calls itself, deeper than its pool has room.
local function deeper(level)
    if level == 0 then
        return 0
    end
    return funcs.call("test:deeper", level - 1) + 1
end

return { pass = pass, deeper = deeper }
