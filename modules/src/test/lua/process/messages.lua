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

    -- Metatables are copied, once each; copies of frozen tables can be changed.
    local class = { name = "class", __index = { inherited = 1 } }
    sent = { setmetatable({}, class), setmetatable({}, class), table.freeze({ 1 }) }
    process.send(me, "objects", sent, sent[1], nil, nil)
    local first, second, nothing, last = table.unpack(inbox:receive():payload(), 1, 4)
    got = first:data()
    io.print(getmetatable(got[1]) ~= class, getmetatable(got[1]) == getmetatable(got[2]), got[1].inherited)
    io.print(second:data() == got[1], nothing:data(), last:data())
    got[3][2] = "thawed"
    io.print(#got[3], #sent[3])
    -- Any bytes, many values, large and deep tables.
    local keyed = { [1.5] = 1, [true] = 2, [-1] = 3, ["\0\255"] = "\254\0", [sent] = 4 }
    process.send(me, "\255 topic", keyed)
    local message = inbox:receive()
    got = message:payload():data()
    io.print(message:topic() == "\255 topic", got[1.5], got[true], got[-1], got["\0\255"] == "\254\0", got[sent])
    local many = {}
    for i = 1, 250 do
        many[i] = i
    end
    process.send(me, "many", table.unpack(many))
    io.print(#inbox:receive():payload())
    local deep = {}
    for _ = 1, 9000 do
        deep = { deep }
    end
    io.print(process.send(me, "deep", deep), inbox:receive():topic())
    for _ = 1, 2000 do
        deep = { deep }
    end
    local refused, why = process.send(me, "deep", deep)
    io.print(refused, why:kind(), (why:message():match("^[^(]+")))
    io.print(process.send("{local@test:terminal|" .. me:match("0x%x+") .. "}", "other spelling"), inbox:receive():topic())

    -- What cannot be sent.
    for _, value in ipairs { print, coroutine.create(print), channel.new(), { a = { b = io.print } }, { ["two words"] = { [1.5] = print } } } do
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
    io.print(process.unlisten(inbox))
    process.send(me, "listened", "as a value")
    io.print((process.listen("listened", { message = false }):receive()))
    io.print(inbox == process.inbox(), process.send(me, "t"), inbox:receive():topic())

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
