-- Requests: a message to a service, and its answer on a topic of its own.
local time = require("time")

local PATIENCE = "5s"
local requests = 0

-- Services take their names when they have started.
local function find(service: string): (string?, string?)
    local deadline = time.after(PATIENCE)
    while true do
        local pid = process.registry.lookup(service)
        if pid then
            return pid
        end
        local pause = time.after("10ms")
        if channel.select { pause:case_receive(), deadline:case_receive() }.channel == deadline then
            return nil, service .. " has not started"
        end
    end
end

-- The answer, or nil and what is wrong.
local function ask(service: string, topic: string, data: {[string]: any}?): (any, string?)
    local pid, missing = find(service)
    if not pid then
        return nil, missing
    end
    requests = requests + 1
    local request = { reply_to = process.pid(), topic = "answer." .. requests }
    for key, value in pairs(data or {}) do
        request[key] = value
    end
    local answers = process.listen(request.topic)
    process.send(pid, topic, request)
    local deadline = time.after(PATIENCE)
    local result = channel.select { answers:case_receive(), deadline:case_receive() }
    process.unlisten(answers)
    if result.channel == deadline then
        return nil, service .. " does not answer"
    end
    return result.value, result.value.problem
end

return { find = find, ask = ask }
