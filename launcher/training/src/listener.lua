-- Answers each message, until one names nobody to answer.
local function main()
    while true do
        local message = process.inbox():receive()
        local to = message:payload():data()
        if not to then return 0 end
        process.send(to, "answer", process.pid())
    end
end

return { main = main }
