-- Channels: without a buffer both sides meet, with one the sender runs ahead.
local function main()
    local meeting = channel.new()
    coroutine.spawn(function()
        io.print("about to send")
        meeting:send("hello")
        io.print("it was taken")
    end)
    time.sleep("5ms")
    io.print("about to receive")
    local word, open = meeting:receive()
    io.print(word, open)
    time.sleep("5ms")

    local buffered = channel.new(3)
    for i = 1, 3 do buffered:send(i * 10) end
    io.print("three wait")
    buffered:close()
    for _ = 1, 4 do io.print(buffered:receive()) end
    local sent, err = pcall(buffered.send, buffered, 40)
    io.print(sent, err)
    return 0
end

return { main = main }
