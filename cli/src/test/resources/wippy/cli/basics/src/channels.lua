local function main()
    local meeting = channel.new()
    local buffered = channel.new(10)

    for i = 1, 10 do
        buffered:send(i)
    end
    buffered:close()
    local sum = 0
    while true do
        local value, ok = buffered:receive()
        if not ok then
            break
        end
        sum = sum + value
    end
    io.print("sum", sum, buffered:receive())

    local order = {}
    coroutine.spawn(function()
        order[#order + 1] = "sends"
        meeting:send(nil)
        order[#order + 1] = "has sent"
        meeting:send("second")
    end)
    order[#order + 1] = "receives"
    io.print("nil is a value", meeting:receive())
    io.print("second", meeting:receive())
    io.print(table.concat(order, ", "))
    io.print(pcall(buffered.send, buffered, 1))
end

return { main = main }
