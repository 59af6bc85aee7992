-- Answers every message with topic and values.
local function echo()
    local inbox = process.inbox()
    while true do
        local message = inbox:receive()
        local payload = message:payload()
        local values = {}
        if type(payload) == "table" then
            for i, p in ipairs(payload) do
                values[i] = p:data()
            end
        elseif payload then
            values[1] = payload:data()
        end
        process.send(message:from(), "echo", message:topic(), values)
    end
end

local function returning(...)
    return ...
end

local function crashing(how)
    if how == "text" then
        error("crashed")
    elseif how == "error" then
        error(errors.new { message = "crashed with details", kind = errors.CONFLICT, details = { n = 1 } })
    elseif how == "nil" then
        error(nil)
    elseif how == "task" then
        coroutine.spawn(function() error("in a task", 0) end)
        channel.new():receive()
    elseif how == "deadlock" then
        channel.new():receive()
    end
    return nil, "returned"
end

-- Ends when it is cancelled, with the reason as its value.
local function waiting()
    return process.events():receive().reason
end

-- Sends its first messages to whoever it is told about.
local function reporting(to, count)
    local inbox = process.inbox()
    for _ = 1, count do
        local message = inbox:receive()
        process.send(to, "report", message:topic(), message:from(), message:payload() and message:payload():data())
    end
    return "reported"
end

local function busy()
    pcall(function()
        while true do
        end
    end)
    while true do
        pcall(error)
    end
end

-- Links a child that crashes, and waits.
local function linked_parent(trap)
    process.set_options({ trap_links = trap })
    local events = process.events()
    process.spawn_linked("test:crashing", "test:processes", "text")
    local event = events:receive()
    return event.kind
end

return {
    echo = echo,
    returning = returning,
    crashing = crashing,
    waiting = waiting,
    reporting = reporting,
    busy = busy,
    linked_parent = linked_parent,
}
