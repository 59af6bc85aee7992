-- Answers every "ping". The third one crashes it; its service starts it again.
local function main()
    process.registry.register("ponger")
    local inbox = process.inbox()
    while true do
        local message = inbox:receive()
        local round = message:payload():data().round
        if round == 3 and message:topic() == "ping" then
            error("round three is bad luck")
        end
        process.send(message:from(), "pong", { round = round })
    end
end

return { main = main }
