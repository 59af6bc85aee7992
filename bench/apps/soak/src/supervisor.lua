-- Ends some of its children at random, in every way there is, and starts others in their place.
-- Counts what it hears of them: each must be heard of once, and nothing else.

local channel = require("channel")
local time = require("time")

local BATCH = 50
local PATIENCE = "500s"
local WAYS = { "return", "error", "coroutine", "partner", "sleep", "wait" }

local counts = { spawned = 0, exits = 0, downs = 0, lost = 0, strange = 0 }
local children = {}
local linked = {}

local function start(i)
    local spawn = i % 2 == 0 and process.spawn_linked_monitored or process.spawn_monitored
    local pid, err = spawn("app:child", "app:processes")
    if not pid then error(err) end
    linked[pid] = i % 2 == 0 or nil
    children[i] = pid
    counts.spawned = counts.spawned + 1
    return pid
end

-- Receives the exit of each child in `ending`, and the broken link of each in `breaking`.
local function hear(ending, breaking, missing)
    local events = process.events()
    local timer = time.timer(PATIENCE)
    local late = timer:channel()
    while missing > 0 do
        local result = channel.select { events:case_receive(), late:case_receive() }
        if result.channel == late then
            counts.lost = counts.lost + missing
            return
        end
        local event = result.value
        local expected = event.kind == process.event.EXIT and ending or breaking
        if expected[event.from] then
            expected[event.from] = nil
            local count = expected == ending and "exits" or "downs"
            counts[count] = counts[count] + 1
            missing = missing - 1
        else
            counts.strange = counts.strange + 1
        end
    end
    timer:stop() -- or it would be on the heap for as long as its patience
end

local function stop(pid, way)
    if way == "wait" then
        process.terminate(pid)
    else
        process.send(pid, "order", { way = way, nanoseconds = math.random(1, 20000000) })
    end
end

-- Ends the children that `ways` names by index, each in its way.
local function finish(ways)
    local ending, breaking, missing = {}, {}, 0
    for i, way in pairs(ways) do
        local pid = children[i]
        ending[pid] = true
        missing = missing + 1
        if linked[pid] and way ~= "return" then
            breaking[pid] = true
            missing = missing + 1
        end
        linked[pid] = nil
        stop(pid, way)
    end
    hear(ending, breaking, missing)
end

local function churn()
    local ways = {}
    for _ = 1, BATCH do
        ways[math.random(#children)] = WAYS[math.random(#WAYS)]
    end
    finish(ways)
    for i in pairs(ways) do start(i) end
end

local function main(controller, size)
    process.set_options({ trap_links = true })
    process.events()
    for i = 1, size do start(i) end
    local inbox = process.inbox()
    local busy = false
    while true do
        process.send(controller, "report", counts)
        repeat
            local result = channel.select { inbox:case_receive(), default = busy }
            local order = result.channel == inbox and result.value:payload():data() or nil
            if order == "stop" then
                local ways = {}
                for i = 1, size do ways[i] = "wait" end
                finish(ways)
                return counts
            end
            if order then busy = order == "go" end
            if busy then churn() end
        until order == "pause"
    end
end

return { main = main }
