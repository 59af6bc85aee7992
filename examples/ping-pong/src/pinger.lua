type Round = { round: integer }

local function await_ponger(): string
    while true do
        local pid = process.registry.lookup("ponger")
        if pid then
            return pid
        end
        time.sleep("20ms")
    end
end

local function main(): integer
    local inbox = process.inbox()
    local round = 1
    local retry = false
    while round <= 5 do
        local ponger = await_ponger()
        process.send(ponger, retry and "again" or "ping", { round = round })
        local timeout = time.after("500ms")
        local result = channel.select {
            inbox:case_receive(),
            timeout:case_receive(),
        }
        if result.channel == timeout then
            io.print("round " .. round .. ": no answer, trying again")
            retry = true
        else
            local data: Round = result.value:payload():data()
            io.print("round " .. data.round .. ": pong")
            round = round + 1
            retry = false
        end
    end
    return 0
end

return { main = main }
