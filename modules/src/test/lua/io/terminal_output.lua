-- Writing and reading. The test's input is three lines, the last without an end.
local function main()
    io.print(io.write("a", 1, nil, true, 2.0, "\n"))
    io.print("tab", "separated", nil, {} ~= nil)
    io.print()
    io.print(io.eprint("to", "standard error"))
    io.print(io.flush())
    io.print(#io.args(), io.args()[1], io.args()[2])
    io.print(setmetatable({}, { __tostring = function() return "by __tostring" end }))
    io.print(errors.new("an error"))
    io.print("bytes \xff\0 stay"  == "bytes \xff\0 stay")

    io.print(io.readline())
    io.print(io.read(4))
    -- Other tasks run while one waits for input.
    local done = channel.new(1)
    coroutine.spawn(function() done:send("other task") end)
    io.print(coroutine.wrap(io.readline)())
    io.print((done:receive()))
    io.print(io.readline())
    for _, read in ipairs { io.readline, io.read } do
        local none, err = read()
        io.print(none, err:kind(), err)
    end

    -- Raw mode lasts until it was left as often as it was entered.
    io.print(io.raw())
    io.print(io.raw(true))
    io.print(io.raw(false))
    io.print(io.raw(false))
    io.print(io.raw(false))

    io.print(pcall(io.read, "many"))
    io.print(pcall(io.print, setmetatable({}, { __tostring = function() error("no text", 0) end })))
end

return { main = main }
