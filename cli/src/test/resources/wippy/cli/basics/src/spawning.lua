local function main()
    local pid = process.spawn("app:handler", "app:processes")
    local given = { work = "dig" }
    process.send(pid, "task", given)
    given.work = "changed after it was sent"

    local answer = process.inbox():receive()
    local done = answer:payload():data()
    io.print(answer:topic(), done.topic, done.work, answer:from() == pid)
end

return { main = main }
