-- coroutine.spawn beside Lua's own coroutines.
local function main()
    local order = {}
    local thread = coroutine.spawn(function(...)
        order[#order + 1] = "first " .. select("#", ...)
        coroutine.yield()
        order[#order + 1] = "first again"
    end)
    coroutine.spawn(function()
        order[#order + 1] = "second"
    end)
    order[#order + 1] = "main"
    coroutine.yield()
    coroutine.yield()
    io.print(table.concat(order, ", "))
    io.print(type(thread), coroutine.status(thread))
    io.print(coroutine.resume(thread))
    io.print(coroutine.isyieldable(), coroutine.running())

    -- A task that waits can still be asked about.
    local gate = channel.new()
    local waiting = coroutine.spawn(function() gate:receive() end)
    coroutine.yield()
    io.print(coroutine.status(waiting), coroutine.resume(waiting))
    gate:send(1)
    coroutine.yield()
    io.print(coroutine.status(waiting))

    -- Each task has its own coroutines and protected calls.
    local results = channel.new(4)
    for i = 1, 2 do
        coroutine.spawn(function()
            local gen = coroutine.wrap(function()
                for n = 1, 2 do
                    time.sleep("1ms")
                    coroutine.yield(i * 10 + n)
                end
            end)
            local ok, err = pcall(function()
                local sum = gen() + gen()
                time.sleep("1ms")
                error("task " .. i .. " made " .. sum, 0)
            end)
            results:send(tostring(ok) .. " " .. err)
        end)
    end
    local got = { (results:receive()), (results:receive()) }
    table.sort(got)
    io.print(table.concat(got, "; "))
    io.print(pcall(coroutine.spawn))
    io.print(pcall(coroutine.spawn, 1))

    -- A task may start tasks.
    coroutine.spawn(function()
        coroutine.spawn(function() results:send("grandchild") end)
    end)
    io.print((results:receive()))
    local co = coroutine.create(function(a)
        local b = coroutine.yield(a + 1)
        error("after " .. b, 0)
    end)
    io.print(coroutine.resume(co, 1))
    io.print(coroutine.resume(co, "two"))
    io.print(coroutine.resume(co))
    io.print(coroutine.status(co), pcall(coroutine.create, 5))
end

return { main = main }
