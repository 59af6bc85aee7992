-- Runs for ever, in places where an error is caught, or receives one message when it is told to.
local function main(what)
    if what == "run" then
        while true do
            pcall(function()
                while true do end
            end)
        end
    end
    local inbox = process.inbox()
    local topic = process.listen("receive")
    while true do
        process.send(topic:receive(), "received", inbox:receive():payload():data())
    end
end

return { main = main }
