-- A service that counts. What it has counted is gone when it crashes; its name comes back.
local function main()
    process.registry.register("counter")
    local inbox = process.inbox()
    local count = 0
    while true do
        local message = inbox:receive()
        if message:topic() == "crash" then
            error("told to crash at " .. count)
        end
        count = count + 1
        process.send(message:from(), "count", count)
    end
end

return { main = main }
