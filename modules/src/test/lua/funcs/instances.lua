-- What lives as long as an instance of a function, and what ends one.
local inbox = process.inbox()

local function show(id, what)
    local value, err = funcs.call(id, what)
    io.print(what, value, err and err:kind(), err and (err:message():gsub("0x%x+", "PID")))
end

-- Starts calls and waits until so many have begun; the PIDs of those.
local function begin(id, calls, begun)
    local futures, pids = {}, {}
    for i = 1, calls do
        futures[i] = funcs.async(id, process.pid(), i)
    end
    while #pids < begun do
        local message = inbox:receive()
        if message:topic() == "started" then
            pids[#pids + 1] = message:payload()[2]:data()
        end
    end
    return futures, pids
end

local function main()
    process.registry.register("observer")

    io.print("-- the state of chunk, libraries and globals lasts as long as the instance")
    for _ = 1, 3 do show("test:counter", "count") end
    show("test:counter", "return")
    show("test:counter", "function")
    show("test:counter", "count")

    io.print("-- an error that is raised ends it, and so does what a call leaves behind")
    for _, what in ipairs { "raise", "coroutine", "inbox", "name" } do
        show("test:counter", what)
        show("test:counter", "count")
    end

    io.print("-- an instance whose call is cancelled, or which is terminated, is replaced")
    local future = funcs.async("test:counter", "sleep")
    inbox:receive()
    future:cancel()
    show("test:counter", "count")
    show("test:counter", "count")
    local blocked = funcs.async("test:counter", "sleep")
    process.terminate(inbox:receive():payload():data())
    local _, err = nil, blocked:response():receive()
    io.print(err:kind())
    show("test:counter", "count")

    io.print("-- an inline function has instances, too, as many as calls need")
    show("test:inline_counter", "count")
    show("test:inline_counter", "count")

    io.print("-- a static pool refuses when its buffer is full, and goes on when there is room")
    local futures, pids = begin("test:static", 4, 2)
    local refused = futures[4]:response():receive()
    io.print(refused:kind(), refused:message())
    io.print(futures[3]:is_complete())
    for i = 1, 2 do process.send(pids[i], "go") end
    local third
    repeat
        local message = inbox:receive()
        third = message:topic() == "started" and message:payload()
    until third
    process.send(third[2]:data(), "go")
    io.print(third[1]:data(), futures[3]:response():receive():data())

    io.print("-- an adaptive pool grows while calls wait and none ends")
    futures, pids = begin("test:adaptive", 6, 6)
    for i = 1, 6 do process.send(pids[i], "go") end
    local sum = 0
    for i = 1, 6 do sum = sum + futures[i]:response():receive():data() end
    io.print(#pids, sum)

    io.print("-- an instance that is made before the first call")
    while not process.registry.lookup("warm") do time.sleep("1ms") end
    io.print(funcs.call("test:warm"))

end

return { main = main }
