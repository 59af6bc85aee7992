-- What `wippy run` does most: start, print, spawn, and wait for messages often enough that the JVM
-- notes which way it goes. Code that is compiled before any wait has ended takes for granted that
-- none ever does; it would fall back to the interpreter with all that is below it on the stack.

local io = require("io")

local LISTENERS = 50
local ROUNDS = 400

local function main()
    io.print("Hello, world!")
    local pids = {}
    for i = 1, LISTENERS do
        pids[i] = assert(process.spawn("training:listener", "training:processes"))
    end
    local inbox, me = process.inbox(), process.pid()
    for _ = 1, ROUNDS do
        for i = 1, LISTENERS do process.send(pids[i], "ask", me) end
        for _ = 1, LISTENERS do inbox:receive() end
    end
    for i = 1, LISTENERS do process.send(pids[i], "ask", false) end
    io.print("I am process " .. me)
    return 0
end

return { main = main }
