-- Does one task, and tells whoever gave it.
local function main()
    local message = process.inbox():receive()
    local task = message:payload():data()
    process.send(message:from(), "done", { topic = message:topic(), work = task.work:upper() })
end

return { main = main }
