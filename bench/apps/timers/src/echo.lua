-- Sends back each number that it receives.

local function main()
    local inbox = process.inbox()
    while true do
        local message = inbox:receive()
        process.send(message:from(), "answer", message:payload():data())
    end
end

return { main = main }
