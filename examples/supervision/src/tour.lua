local io = require("io")
local restarting = require("restarting")
local time = require("time")

local HOST = "supervision:processes"

-- A monitor hears how a process ended, whether well or not.
local function monitors()
    local events = process.events()
    process.spawn_monitored("supervision:divider", HOST, 42, 6)
    io.print("monitor: the result is " .. events:receive().result.value)
    process.spawn_monitored("supervision:divider", HOST, 42, 0)
    io.print("monitor: it failed: " .. events:receive().result.error:message())
end

-- Who is linked fails together, unless one traps the failure of the other.
local function links()
    process.set_options({ trap_links = true })
    local partner = process.spawn_linked("supervision:partner", HOST)
    process.send(partner, "fail")
    local event = process.events():receive()
    io.print("link: " .. event.kind .. " from the partner: " .. tostring(event.from == partner))
    process.set_options({ trap_links = false })
end

local function supervisor()
    local policy = { attempts = 3, delay = 20 }
    local function report(attempt: integer, failure: errors.Error, delay: integer?)
        local further = delay and ("again in %d ms"):format(delay) or "giving up"
        io.print(("supervisor: attempt %d: %s, %s"):format(attempt, failure:message(), further))
    end
    local value = restarting.run(policy, function(attempt: integer)
        return process.spawn_monitored("supervision:divider", HOST, 42, attempt - 1)
    end, report)
    io.print("supervisor: the second attempt gave " .. value)
    local _, failure = restarting.run(policy, function()
        return process.spawn_monitored("supervision:divider", HOST, 42, 0)
    end, report)
    io.print("supervisor: left with: " .. failure:message())
end

local function await_counter(): string
    while true do
        local pid = process.registry.lookup("counter")
        if pid then
            return pid
        end
        time.sleep("10ms")
    end
end

-- A service is supervised by the runtime.
local function service()
    local counts = process.listen("count")
    local first = await_counter()
    for _ = 1, 2 do
        process.send("counter", "count")
        io.print("service: " .. counts:receive())
    end
    process.monitor(first)
    process.send(first, "crash")
    io.print("service: it failed: " .. process.events():receive().result.error:message())
    local second = await_counter()
    process.send("counter", "count")
    io.print("service: " .. counts:receive() .. ", by another process: " .. tostring(second ~= first))
end

local function main(): integer
    monitors()
    links()
    supervisor()
    service()
    return 0
end

return { main = main }
