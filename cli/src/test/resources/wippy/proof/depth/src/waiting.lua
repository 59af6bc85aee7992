-- Everything that gives way or waits does so from far down.

local DEPTH = 100000

local function deep(n, f)
    if n == 0 then return f() end
    local r = deep(n - 1, f)
    return r
end

local function main()
    local thread = coroutine.create(function()
        return deep(DEPTH, function() return coroutine.yield("yielded") end)
    end)
    local _, value = coroutine.resume(thread)
    io.print(value)
    _, value = coroutine.resume(thread, "resumed")
    io.print(value .. " " .. coroutine.status(thread))

    io.print(deep(DEPTH, function() time.sleep("20ms") return "slept" end))

    local ch = channel.new()
    coroutine.spawn(function()
        deep(DEPTH, function() ch:send("sent from far down") end)
    end)
    io.print(deep(DEPTH, function() local v = ch:receive() return v end))

    local inside = coroutine.wrap(function()
        return deep(DEPTH, function() time.sleep("20ms") return "slept in a coroutine" end)
    end)
    io.print(inside())

    -- Two tasks that give way to each other when their slices are over.
    local other = 0
    local done = false
    coroutine.spawn(function()
        deep(DEPTH, function()
            while not done do
                other = other + 1
                coroutine.yield()
            end
        end)
    end)
    deep(DEPTH, function()
        local n = 0
        while other < 10 do
            n = n + 1
            if n % 100000 == 0 then coroutine.yield() end
        end
    end)
    done = true
    io.print("gave way")

    process.send(process.pid(), "work", "to itself")
    io.print(deep(DEPTH, function() return process.inbox():receive():payload():data() end))

    local r = deep(DEPTH, function()
        local late = time.after("20ms")
        return channel.select { ch:case_receive(), late:case_receive() }.channel == late
    end)
    io.print("selected " .. tostring(r))
    return 0
end

return { main = main }
