-- Sending, inbox, topics.
local function show(message)
    local payload = message:payload()
    local text = payload == nil and "nothing" or type(payload) == "table" and #payload .. " values" or tostring(payload:data())
    io.print(message:topic(), message:from() == process.pid(), text)
end

local function main()
    local me = process.pid()
    -- What comes before the inbox is opened is kept.
    io.print(process.send(me, "early", 1))
    local inbox = process.inbox()
    io.print(inbox == process.inbox(), process.events() == process.events())
    show(inbox:receive())

    process.send(me, "none")
    process.send(me, "nil", nil)
    process.send(me, "one", "x")
    process.send(me, "two", 1, { 2 })
    process.send(me, "inbox", "topic inbox")
    for _ = 1, 5 do
        show(inbox:receive())
    end

    -- Listeners take their topic from the inbox, in order, as values or as messages.
    local plain = process.listen("plain")
    io.print(plain == process.listen("plain"))
    for i = 1, 3 do
        process.send(me, "plain", i)
    end
    process.send(me, "plain")
    process.send(me, "plain", 1, 2)
    io.print((plain:receive()), (plain:receive()), (plain:receive()), (plain:receive()), #plain:receive())
    local full = process.listen("full", { message = true })
    process.send(me, "full", "m")
    show((full:receive()))
    io.print(process.unlisten(plain), plain:receive())
    local ok, err = process.unlisten(plain)
    io.print(ok, err:kind(), err)
    process.send(me, "plain", "to the inbox again")
    show(inbox:receive())
    process.send(me, "x")
    io.print(tostring(inbox:receive()))

    -- A message is a copy.
    local sent = { list = { 1 }, text = "t" }
    sent.self = sent
    process.send(me, "copy", sent)
    sent.text = "changed"
    local got = inbox:receive():payload():data()
    io.print(got ~= sent, got.text, got.list ~= sent.list, got.self == got)
    process.send(me, "error", errors.new { message = "m", kind = "K", details = { d = 1 } })
    got = inbox:receive():payload():data()
    io.print(got, got:kind(), got:details().d)

    -- What cannot be sent.
    for _, value in ipairs { print, coroutine.create(print), channel.new(), { a = { b = io.print } } } do
        local sent_ok, problem = process.send(me, "bad", value)
        io.print(sent_ok, problem:kind(), problem)
    end
    for _, to in ipairs { "", "nobody", "{test:processes|0xfffff}", "{broken" } do
        local sent_ok, problem = process.send(to, "t")
        io.print(sent_ok, problem:kind(), problem)
    end
    for _, topic in ipairs { "@inbox", "" } do
        local sent_ok, problem = process.send(me, topic)
        io.print(sent_ok, problem:kind(), problem)
        sent_ok, problem = process.listen(topic)
        io.print(sent_ok, problem:kind())
    end
    io.print(pcall(process.send))
    io.print(pcall(process.send, me))
    io.print(pcall(process.listen, "t", true))
    io.print(pcall(process.unlisten, "t"))

    -- To another process and back, a hundred times.
    local echo = process.spawn("test:echo", "test:processes")
    local answers = process.listen("echo")
    local sum = 0
    for i = 1, 100 do
        process.send(echo, "add", i)
        sum = sum + answers:receive()[2][1]
    end
    io.print(sum, process.terminate(echo))
end

return { main = main }
