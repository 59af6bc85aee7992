-- Adds one to each number that it receives, and passes it on.

local function main(next_pid)
    local inbox = process.inbox()
    while true do
        process.send(next_pid, "token", inbox:receive():payload():data() + 1)
    end
end

return { main = main }
