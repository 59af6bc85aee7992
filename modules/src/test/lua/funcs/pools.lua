-- How many calls of a function run at once.
local inbox = process.inbox()

-- Starts four calls and lets each go on as soon as it has started; the most that ran at once, and the order.
local function most(id)
    local futures, started, order = {}, {}, {}
    for i = 1, 4 do
        futures[i] = funcs.async(id, process.pid(), i)
    end
    local running, max, done = 0, 0, 0
    local function take()
        local message = inbox:receive()
        local values = message:payload()
        if message:topic() == "started" then
            order[#order + 1] = values[1]:data()
            started[#started + 1] = values[2]:data()
            running = running + 1
            max = math.max(max, running)
        else
            running = running - 1
            done = done + 1
        end
    end
    return futures, order, started, function(count)
        while #started < count do
            take()
        end
    end, function()
        local released = 0
        while done < 4 do
            while released < #started do
                released = released + 1
                process.send(started[released], "go")
            end
            take()
        end
        return max
    end
end

local function main()
    for _, id in ipairs { "test:lazy", "test:inline", "test:sized" } do
        local futures, order, started, wait, finish = most(id)
        wait(id == "test:lazy" and 2 or 4)
        local max = finish()
        table.sort(order)
        io.print(id, max, table.concat(order, " "), futures[4]:response():receive():data())
    end

    -- One that waits can be cancelled, and never starts.
    local first = funcs.async("test:single", process.pid(), "first")
    local pid = inbox:receive():payload()[2]:data()
    local second = funcs.async("test:single", process.pid(), "second")
    local third = funcs.async("test:single", process.pid(), "third")
    io.print(second:cancel())
    process.send(pid, "go")
    io.print(inbox:receive():topic(), first:response():receive():data())
    local message = inbox:receive()
    io.print(message:topic(), message:payload()[1]:data())
    process.send(message:payload()[2]:data(), "go")
    io.print(third:response():receive():data(), inbox:receive():topic())
    local none, err = second:result()
    io.print(none, err:kind(), second:is_canceled())

    -- A call below a call of the same function does not wait for it.
    io.print(funcs.call("test:deeper", 5))
end

return { main = main }
