-- A process is started, is sent tables, which are copied, and answers.
local function main()
    local adder, err = process.spawn("app:adder", "app:processes")
    io.print(type(adder), err)
    local order = { value = 0 }
    for i = 1, 4 do
        order.value = i * i
        io.print("sent", process.send(adder, "number", order), order.value)
    end
    process.send(adder, "report")
    local answer = process.inbox():receive()
    io.print(answer:topic(), answer:payload():data().value, answer:from() == adder)
    return 0
end

return { main = main }
