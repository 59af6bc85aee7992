-- Sends back the number of one message, and ends.

local function main()
    local message = process.inbox():receive()
    process.send(message:from(), "answer", message:payload():data())
end

return { main = main }
